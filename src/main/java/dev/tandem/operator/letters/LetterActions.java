package dev.tandem.operator.letters;

import dev.tandem.kafka.ClusterFault;
import dev.tandem.operator.log.ActionLog;
import dev.tandem.operator.log.OperatorMemory;
import dev.tandem.operator.log.OperatorMemory.Conflict;
import dev.tandem.operator.log.OperatorMemory.Settlement;
import dev.tandem.security.Operator;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.OperatorAction.LetterDismissed;
import dev.tandem.wire.OperatorAction.LetterRedriven;
import dev.tandem.wire.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Shows, redrives and dismisses dead letters. Blocks: call it on virtual threads. */
public final class LetterActions {

    /** What became of a wish about one letter. */
    public sealed interface Outcome {

        /** It is done. */
        record Done() implements Outcome {}

        /** There is no such letter, or it is too old. */
        record Unknown() implements Outcome {}

        /** An operator settled it before. */
        record SettledBefore(Settlement before) implements Outcome {}

        /**
         * It cannot be put back.
         *
         * @param why a sentence for the operator
         */
        record Impossible(String why) implements Outcome {}

        /**
         * Kafka does not answer.
         *
         * @param why in words that go on after a colon
         */
        record NotNow(String why) implements Outcome {}
    }

    /** The result of looking for one letter. */
    public sealed interface Found {

        /** It is here. */
        record Whole(IndexedLetter indexed, DeadLetter letter) implements Found {}

        /** There is no such letter, or it is too old. */
        record Nothing() implements Found {}

        /**
         * Kafka does not answer.
         *
         * @param why in words that go on after a colon
         */
        record NotNow(String why) implements Found {}
    }

    private final DeadLetterIndex index;
    private final LetterReader reader;
    private final ActionLog log;
    private final OperatorMemory memory;
    private final Topics topics;

    public LetterActions(
            DeadLetterIndex index,
            LetterReader reader,
            ActionLog log,
            OperatorMemory memory,
            Topics topics) {
        this.index = index;
        this.reader = reader;
        this.log = log;
        this.memory = memory;
        this.topics = topics;
    }

    /** One letter whole. */
    public Found find(String letterId) {
        IndexedLetter indexed = index.find(letterId);
        if (indexed == null) {
            return new Found.Nothing();
        }
        try {
            DeadLetter letter = reader.read(indexed);
            return letter == null ? new Found.Nothing() : new Found.Whole(indexed, letter);
        } catch (KafkaException e) {
            return new Found.NotNow(ClusterFault.words(e));
        }
    }

    /** Puts it back, once. */
    public Outcome redrive(String letterId, Operator operator) {
        IndexedLetter letter = index.find(letterId);
        if (letter == null) {
            return new Outcome.Unknown();
        }
        return redriveAll(List.of(letter), operator, null)
                .getOrDefault(letterId, new Outcome.Unknown());
    }

    /**
     * Puts several back in one transaction; no letter twice in the list.
     *
     * @param run the bulk redrive that they are part of; null without one
     */
    Map<String, Outcome> redriveAll(
            List<IndexedLetter> letters, Operator operator, @Nullable String run) {
        Map<String, Outcome> outcomes = new HashMap<>();
        List<ActionLog.Wanted> wanted = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try {
            List<IndexedLetter> open = open(letters, outcomes);
            Map<String, DeadLetter> whole = open.isEmpty() ? Map.of() : reader.read(open);
            for (IndexedLetter each : open) {
                switch (putBack(whole.get(each.id()))) {
                    case PutBack.Ready(var record) -> {
                        ids.add(each.id());
                        wanted.add(
                                new ActionLog.Wanted(
                                        new LetterRedriven(each.id(), run), List.of(record)));
                    }
                    case PutBack.Impossible(var why) ->
                            outcomes.put(each.id(), new Outcome.Impossible(why));
                }
            }
        } catch (KafkaException e) {
            letters.forEach(it -> outcomes.put(it.id(), new Outcome.NotNow(ClusterFault.words(e))));
            return outcomes;
        }
        if (!wanted.isEmpty()) {
            List<ActionLog.Answer> answers = log.write(operator, wanted);
            for (int i = 0; i < answers.size(); i++) {
                outcomes.put(ids.get(i), outcome(answers.get(i)));
            }
        }
        return outcomes;
    }

    /** Leaves out what is known to be put back, before anything is read; the log decides. */
    private List<IndexedLetter> open(List<IndexedLetter> letters, Map<String, Outcome> outcomes) {
        List<IndexedLetter> open = new ArrayList<>();
        for (IndexedLetter each : letters) {
            Conflict conflict = memory.conflictWith(new LetterRedriven(each.id(), null));
            if (conflict instanceof Conflict.AlreadySettled(var before)) {
                outcomes.put(each.id(), new Outcome.SettledBefore(before));
            } else {
                open.add(each);
            }
        }
        return open;
    }

    private PutBack putBack(@Nullable DeadLetter letter) {
        return letter == null
                ? new PutBack.Impossible("Kafka has deleted the letter: its retention is over.")
                : PutBack.of(letter, topics, reader);
    }

    /**
     * It needs nothing any more.
     *
     * @param reason in the operator's words
     */
    public Outcome dismiss(String letterId, String reason, Operator operator) {
        return index.find(letterId) == null
                ? new Outcome.Unknown()
                : outcome(
                        log.write(
                                operator,
                                ActionLog.Wanted.only(new LetterDismissed(letterId, reason))));
    }

    private static Outcome outcome(ActionLog.Answer answer) {
        return switch (answer) {
            case ActionLog.Answer.Done _ -> new Outcome.Done();
            case ActionLog.Answer.Refused(Conflict.AlreadySettled(var before)) ->
                    new Outcome.SettledBefore(before);
            case ActionLog.Answer.Refused(Conflict.AlreadyPaused _),
                    ActionLog.Answer.Refused(Conflict.NotPaused _) ->
                    throw new IllegalStateException(
                            "Expected a conflict about a letter, but got one about an org");
            case ActionLog.Answer.NotRecorded(var why) -> new Outcome.NotNow(why);
        };
    }
}
