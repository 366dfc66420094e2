package dev.tandem.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.EventSource;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;
import dev.tandem.recording.RecordedLine;
import dev.tandem.webex.EventTranslation;
import dev.tandem.webex.WebexEventTranslator;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.Reading;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.WireFormats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Calls as the program handles them, with the records that it leaves on the topics. */
final class LiveCalls {
    private static final Instant BEGIN = Instant.parse("2026-02-06T21:00:00Z");
    private static final Duration TICK = Duration.ofMillis(20);

    private final InteractionDecider decider = new InteractionDecider(InteractionRules.DEFAULT);
    private final WebexEventTranslator translator;
    private final List<RecordedLine> lines = new ArrayList<>();
    private Instant now;
    private long offset;
    private long decisions;

    LiveCalls(ContactCenterSettings settings) {
        this(settings, BEGIN);
    }

    LiveCalls(ContactCenterSettings settings, Instant begin) {
        now = begin;
        translator = new WebexEventTranslator((_, _, _) -> settings);
    }

    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    /** In the order of their timestamps, as a recording has them. */
    List<RecordedLine> lines() {
        return lines.stream().sorted(Comparator.comparing(RecordedLine::timestamp)).toList();
    }

    /** When the next call begins. */
    Instant now() {
        return now;
    }

    long decisions() {
        return decisions;
    }

    void abandoned(String name) {
        new Call(name).event("task:new").event("task:parked").event("task:ended").settle();
    }

    void answered(String name) {
        new Call(name).event("task:new").event("task:connected").event("task:ended").settle();
    }

    /** The answer becomes known three seconds after the end, within the grace time. */
    void answeredLate(String name) {
        new Call(name)
                .event("task:new")
                .event("task:parked")
                .event("task:ended")
                .after(Duration.ofSeconds(3))
                .event("task:connected")
                .settle();
    }

    /** The lines, as if the journal entry of that call's input had been decided otherwise. */
    List<RecordedLine> linesWithOneEntryChanged(String name, String input) {
        return lines().stream().map(it -> changed(it, id(name), input)).toList();
    }

    private static RecordedLine changed(RecordedLine line, String id, String input) {
        if (line.topic().equals("interaction-journal")
                && WireFormats.JOURNAL.read(line.body())
                        instanceof Reading.Read<JournalEntry>(JournalEntry entry)
                && entry.interactionId().equals(id)
                && entry.input().getClass().getSimpleName().equals(input)) {
            JournalEntry other =
                    new JournalEntry(
                            entry.interactionId(),
                            entry.sequence(),
                            entry.input(),
                            null,
                            List.of(),
                            entry.phase(),
                            entry.outcome(),
                            entry.wakeAt(),
                            entry.answer());
            return new RecordedLine(
                    line.topic(),
                    line.partition(),
                    line.offset(),
                    line.timestamp(),
                    line.key(),
                    line.headers(),
                    WireFormats.JOURNAL.write(other));
        }
        return line;
    }

    RecordedLine line(String topic, String key, byte[] body) {
        return new RecordedLine(topic, 0, offset++, now, key.getBytes(UTF_8), List.of(), body);
    }

    /** One call; Salesforce answers every command at once. */
    private final class Call {
        private final String id;
        private Interaction state;
        private Instant wakeAt;
        private long sequence;

        Call(String name) {
            id = id(name);
            state = Interaction.unknown(id);
        }

        Call event(String type) {
            now = now.plus(Duration.ofSeconds(1));
            byte[] body =
                    """
                    {"id":"%s","specversion":"1.0","type":"%s",\
                    "source":"/com/cisco/wxcc/2f0e0d3b-2e5a-4a55-9c0f-6a0b1f6ad7c1",\
                    "comciscoorgid":"3eb3c4b5-6c60-4893-8bd8-8454537324e4",\
                    "comciscotimestamp":%d,"datacontenttype":"application/json",\
                    "data":{"taskId":"%s","channelType":"telephony","direction":"INBOUND",\
                    "origin":"+41791234567","destination":"+41581234567","outboundType":null,\
                    "workflowManager":null,"createdTime":%d}}\
                    """
                            .formatted(
                                    UUID.nameUUIDFromBytes((id + type).getBytes(UTF_8)),
                                    type,
                                    now.toEpochMilli(),
                                    id,
                                    now.toEpochMilli())
                            .getBytes(UTF_8);
            lines.add(line("webex-events", id, body));
            if (translator.translate(body, EventSource.TOPIC, now, false)
                    instanceof EventTranslation.Translated(String _, var notice)) {
                decide(notice);
                return this;
            }
            throw new IllegalStateException("Expected a notice of " + type);
        }

        Call after(Duration time) {
            now = now.plus(time).minusSeconds(1);
            return this;
        }

        /** Until nothing is left but to be forgotten. */
        void settle() {
            while (wakeAt != null && state.outcome() == null) {
                now = wakeAt;
                decide(new Woken(now));
            }
            now = now.plusSeconds(60);
        }

        private void decide(InteractionInput input) {
            Transition transition = decider.decide(state, input);
            state = transition.next();
            wakeAt = transition.wakeAt();
            decisions++;
            lines.add(
                    line(
                            "interaction-journal",
                            id,
                            WireFormats.JOURNAL.write(entry(input, transition))));
            if (transition.decision() instanceof Decision.Acted acted) {
                acted.commands().forEach(this::answer);
            }
        }

        private void answer(IssuedCommand command) {
            now = now.plus(TICK);
            result(new ResultRecord.Started(command.id(), command.attempt()));
            decide(new CommandStarted(now, command.id(), command.attempt()));
            now = now.plus(TICK);
            var result = SalesforceBehaviour.PERFECT.resultOf(command);
            result(new ResultRecord.Answered(command.id(), command.attempt(), result));
            decide(new CommandAnswered(now, command.id(), command.attempt(), result));
        }

        private void result(ResultRecord result) {
            lines.add(line("salesforce-results", id, WireFormats.RESULT.write(result)));
        }

        private JournalEntry entry(InteractionInput input, Transition transition) {
            IgnoreReason ignored =
                    transition.decision() instanceof Decision.Ignored it ? it.reason() : null;
            return new JournalEntry(
                    id,
                    ++sequence,
                    input,
                    ignored,
                    transition.decision().facts(),
                    transition.next().phase(),
                    transition.next().outcome(),
                    transition.wakeAt(),
                    transition.next().answer());
        }
    }
}
