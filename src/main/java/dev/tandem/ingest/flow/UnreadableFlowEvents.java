package dev.tandem.ingest.flow;

import dev.tandem.domain.EventSource;
import dev.tandem.ingest.EventRecorder;
import dev.tandem.ingest.InboundEvent;
import dev.tandem.ingest.RecordingResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Records the unreadable events of flows, so that they become dead letters and the broken flow is
 * found. Flow Designer shows its author nothing of the answer. What one key may record is limited,
 * because a broken flow is broken for every call: {@value #AT_ONCE} at once and one more each
 * minute, some 1,440 bodies a day.
 */
final class UnreadableFlowEvents {
    private static final Logger LOG = Logger.getLogger(UnreadableFlowEvents.class);
    private static final int AT_ONCE = 10;
    private static final Duration ONE_MORE_EACH = Duration.ofMinutes(1);

    private final EventRecorder recorder;
    private final Clock clock;

    /** When the allowance is full again, by key name: as many entries as the file ever had keys. */
    private final Map<String, Instant> paidOff = new ConcurrentHashMap<>();

    UnreadableFlowEvents(EventRecorder recorder, Clock clock) {
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Records the body unchanged, unless that key has too many there already. Does not wait.
     *
     * @param interactionId the key of the record; empty when it cannot be read
     * @param keyName the access key of the request; the dead letter shows it
     */
    void keep(byte[] body, String interactionId, String keyName) {
        Instant now = clock.instant();
        if (!hasRoom(keyName, now)) {
            LOG.debugf("A further unreadable event of a flow is not recorded: key=%s", keyName);
            return;
        }
        var _ =
                recorder.record(
                                new InboundEvent(
                                        null,
                                        interactionId,
                                        body,
                                        EventSource.FLOW,
                                        now,
                                        null,
                                        keyName))
                        .thenAccept(recording -> {
                            if (!(recording instanceof RecordingResult.Acknowledged)) {
                                LOG.warnf(
                                        "An unreadable event of a flow was not recorded: key=%s"
                                                + " why=%s",
                                        keyName, recording);
                            }
                        });
    }

    private boolean hasRoom(String keyName, Instant now) {
        Instant most = now.plus(ONE_MORE_EACH.multipliedBy(AT_ONCE));
        boolean[] kept = {false};
        paidOff.compute(
                keyName,
                (_, before) -> {
                    Instant from = before == null || before.isBefore(now) ? now : before;
                    Instant next = from.plus(ONE_MORE_EACH);
                    kept[0] = !next.isAfter(most);
                    return kept[0] ? next : from;
                });
        return kept[0];
    }
}
