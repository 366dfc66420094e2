package dev.tandem.ops.pages;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.Timestamps;
import dev.tandem.ops.console.InteractionDocument;
import dev.tandem.ops.console.InteractionDocument.Entry;
import dev.tandem.ops.console.InteractionDocument.Request;
import dev.tandem.ops.console.InteractionDocument.RequestResult;
import dev.tandem.ops.pictures.CallPicture;
import dev.tandem.ops.pictures.CallPicture.Look;
import dev.tandem.ops.pictures.CallPicture.Mark;
import dev.tandem.ops.pictures.Lane;
import dev.tandem.ops.words.EnumWords;
import io.quarkus.qute.RawString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call as its page shows it.
 *
 * @param row the call as in the list; null while the list does not have it
 * @param state in words
 * @param open whether something may still happen
 * @param recordLink the record in Salesforce; empty while there is none
 * @param picture the three lanes; null without a timeline
 * @param next when it wakes up if nothing else comes; empty where it does not
 * @param nextStep what is tried again then; may be empty
 */
public record CallPageView(
        InteractionDocument call,
        @Nullable CallRow row,
        String state,
        boolean open,
        String recordLink,
        @Nullable RawString picture,
        String next,
        String nextStep,
        List<Step> steps) {
    private static final String RETRY = "try ";

    /** The wait for an end that may never come would leave no room for the steps. */
    private static final Duration LONGEST_WAIT_DRAWN = Duration.ofMinutes(10);

    /**
     * One line of the timeline.
     *
     * @param ignored why it led to nothing; empty where it led to something
     * @param took how long the request took that it answers; empty otherwise
     * @param tone which colour goes with it; the words say the same
     */
    public record Step(
            String at,
            Lane lane,
            String came,
            List<String> decided,
            String ignored,
            String took,
            String tone) {}

    /**
     * The view.
     *
     * @param recordLink the address of the record in Salesforce; null while there is none
     */
    static CallPageView of(
            InteractionDocument call,
            @Nullable CallRow row,
            @Nullable String recordLink,
            Instant now) {
        List<Entry> timeline = call.timeline();
        @Nullable Instant next = timeline.isEmpty() ? null : timeline.getLast().wakeAt();
        return new CallPageView(
                call,
                row,
                (call.outcome() == null ? call.phase() : EnumWords.of(call.outcome()))
                        .replace('_', ' '),
                !call.phase().equals(EnumWords.of(InteractionPhase.CLOSED)),
                recordLink == null ? "" : recordLink,
                timeline.isEmpty() ? null : new RawString(CallPicture.of(marks(timeline, now))),
                next == null ? "" : Timestamps.of(next),
                next == null ? "" : retry(timeline.getLast()),
                steps(timeline));
    }

    private static String retry(Entry last) {
        return last.decided().stream()
                .filter(it -> it.startsWith(RETRY))
                .findFirst()
                .map(it -> it.substring(RETRY.length()))
                .orElse("");
    }

    private static List<Step> steps(List<Entry> timeline) {
        Map<String, Instant> started = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Entry entry : timeline) {
            steps.add(
                    new Step(
                            Timestamps.of(entry.at()),
                            entry.lane(),
                            entry.came(),
                            entry.decided(),
                            entry.ignored() == null
                                    ? ""
                                    : EnumWords.of(entry.ignored()).replace('_', ' '),
                            took(entry, started),
                            tone(entry)));
        }
        return steps;
    }

    private static String tone(Entry entry) {
        if (entry.ignored() != null) {
            return "calm";
        }
        return failed(entry.request()) ? "bad" : "live";
    }

    private static boolean failed(@Nullable Request request) {
        return request != null
                && request.result() != null
                && request.result() != RequestResult.DONE;
    }

    private static String took(Entry entry, Map<String, Instant> started) {
        Request request = entry.request();
        if (request == null) {
            return "";
        }
        if (request.result() == null) {
            started.put(key(request), entry.at());
            return "";
        }
        Instant from = began(entry, request, started.remove(key(request)));
        return from == null
                ? ""
                : String.format(
                        Locale.ROOT, "%,d ms", Duration.between(from, entry.at()).toMillis());
    }

    /**
     * Null where it is not known, as without a request.
     *
     * @param told when the dispatcher told of it: only of requests that last, and a second later;
     *     earlier builds told of each at once, and said nothing about the time
     */
    private static @Nullable Instant began(Entry answer, Request request, @Nullable Instant told) {
        return request.tookMillis() == null ? told : answer.at().minusMillis(request.tookMillis());
    }

    private static String key(Request request) {
        return request.command() + " " + request.attempt();
    }

    private static List<Mark> marks(List<Entry> timeline, Instant now) {
        List<Mark> marks = new ArrayList<>();
        Map<String, Entry> sent = new HashMap<>();
        for (Entry entry : timeline) {
            Request request = entry.request();
            if (request == null) {
                marks.add(Mark.at(entry.at(), entry.lane(), look(entry), entry.came()));
            } else if (request.result() == null) {
                sent.put(key(request), entry);
            } else {
                marks.add(answered(sent.remove(key(request)), entry, request));
            }
            if (!entry.decided().isEmpty() && entry.lane() != Lane.TANDEM) {
                String decided = String.join("; ", entry.decided());
                marks.add(Mark.at(entry.at(), Lane.TANDEM, Look.STEP, decided));
            }
        }
        sent.values().forEach(start -> marks.add(unanswered(start, now)));
        ahead(timeline.getLast()).ifPresent(marks::add);
        return marks;
    }

    /** The start may be among the steps that are left out. */
    private static Mark answered(@Nullable Entry start, Entry answer, Request request) {
        Instant began = began(answer, request, start == null ? null : start.at());
        return new Mark(
                began == null ? answer.at() : began,
                answer.at(),
                Lane.SALESFORCE,
                look(answer),
                answer.came());
    }

    private static Mark unanswered(Entry start, Instant now) {
        return new Mark(
                start.at(), later(start.at(), now), Lane.SALESFORCE, Look.AHEAD, start.came());
    }

    private static Optional<Mark> ahead(Entry last) {
        Instant wakeAt = last.wakeAt();
        return wakeAt != null
                        && wakeAt.isAfter(last.at())
                        && wakeAt.isBefore(last.at().plus(LONGEST_WAIT_DRAWN))
                ? Optional.of(
                        new Mark(last.at(), wakeAt, Lane.TANDEM, Look.AHEAD, "the next wake-up"))
                : Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Look look(Entry entry) {
        if (entry.ignored() != null) {
            return Look.IGNORED;
        }
        return failed(entry.request()) ? Look.FAILED : Look.STEP;
    }
}
