package dev.tandem.reconciliation;

import dev.tandem.webex.api.FoundTask;
import dev.tandem.webex.api.TaskSearch;
import dev.tandem.webex.json.InteractionIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Asks Webex about a time, compares with the topic, and writes what is missing. */
public final class ReconciliationPass {
    /** How much of the time one question is about: as many contacts as its pages can show. */
    private static final Duration QUESTION = Duration.ofMinutes(5);

    /** The topic is read from so long before the window: clocks differ. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    /** And until so long after it: an event that came later than that is written again. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private final TaskSearch search;
    private final String orgId;
    private final EventLog log;

    /** A pass over the calls of one organisation. */
    public ReconciliationPass(TaskSearch search, String orgId, EventLog log) {
        this.search = search;
        this.orgId = orgId;
        this.log = log;
    }

    /**
     * What a pass has found.
     *
     * @param window what it has covered
     * @param calls how many calls Webex has in it
     * @param unheard how many of them were not heard in full
     * @param missing what was not heard of them
     */
    public record Outcome(TimeWindow window, int calls, int unheard, List<MissingNotice> missing) {
        public Outcome {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Looks and writes nothing. The topic is read after Webex was asked, so that what arrives
     * meanwhile is heard.
     *
     * @param enough asked between two questions; when true, the rest of the window is left out
     * @throws dev.tandem.webex.api.WebexApiException when Webex refuses
     * @throws EventLogException when Kafka cannot be read
     */
    public Outcome find(TimeWindow window, BooleanSupplier enough) throws InterruptedException {
        Map<String, FoundTask> calls = new LinkedHashMap<>();
        Instant asked = window.from();
        do {
            Instant next = earlier(asked.plus(QUESTION), window.to());
            search.find(asked, next, task -> keep(task, calls));
            asked = next;
        } while (asked.isBefore(window.to()) && !enough.getAsBoolean());
        TimeWindow covered = new TimeWindow(window.from(), asked);
        HeardEvents heard = new HeardEvents(calls.keySet());
        if (!calls.isEmpty()) {
            log.read(covered.from().minus(EARLY), covered.to().plus(LATE), heard::take);
        }
        return compare(covered, calls, heard);
    }

    /** Writes what {@link #find} has found. */
    public void write(Outcome outcome) {
        if (!outcome.missing().isEmpty()) {
            log.write(outcome.missing());
        }
    }

    private Outcome compare(TimeWindow covered, Map<String, FoundTask> calls, HeardEvents heard) {
        MissingNotices notices = new MissingNotices(covered, heard, orgId);
        List<MissingNotice> missing = new ArrayList<>();
        int unheard = 0;
        for (FoundTask call : calls.values()) {
            List<MissingNotice> ofCall = notices.of(call);
            missing.addAll(ofCall);
            unheard += ofCall.isEmpty() ? 0 : 1;
        }
        return new Outcome(covered, calls.size(), unheard, missing);
    }

    private static void keep(FoundTask task, Map<String, FoundTask> calls) {
        if (task.isInboundCall()) {
            calls.put(InteractionIds.canonical(task.id()), task);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
