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
 * Records what a flow sent and nobody can read, so that it ends in the dead letters and the broken
 * flow is found. Flow Designer shows its author nothing of the answer. What one key may leave there
 * is limited, because a flow that is broken is so for every call: {@value #AT_ONCE} at once and one
 * more each minute, some 1,440 bodies a day.
 */
final class BrokenEvents {
    private static final Logger LOG = Logger.getLogger(BrokenEvents.class);
    private static final int AT_ONCE = 10;
    private static final Duration ONE_MORE_EACH = Duration.ofMinutes(1);

    private final EventRecorder recorder;
    private final Clock clock;

    /** When all that was kept is paid off, by key name: as many as the keys file ever had. */
    private final Map<String, Instant> paidOff = new ConcurrentHashMap<>();

    BrokenEvents(EventRecorder recorder, Clock clock) {
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Records the body as it is, or leaves it where that key has left too many. Returns at once.
     *
     * @param interactionId what it is filed under; empty when that cannot be seen
     * @param keyName the key that let it in; the dead letter shows it
     */
    void keep(byte[] body, String interactionId, String keyName) {
        Instant now = clock.instant();
        if (!hasRoom(keyName, now)) {
            LOG.debugf("A further broken event of a flow is not kept: key=%s", keyName);
            return;
        }
        var _ =
                recorder.record(
                                new InboundEvent(
                                        interactionId, body, EventSource.FLOW, now, null, keyName))
                        .thenAccept(recording -> {
                            if (!(recording instanceof RecordingResult.Acknowledged)) {
                                LOG.warnf(
                                        "A broken event of a flow could not be kept: key=%s why=%s",
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
