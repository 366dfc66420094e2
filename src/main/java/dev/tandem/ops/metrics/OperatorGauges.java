package dev.tandem.ops.metrics;

import dev.tandem.operator.OperatorDesk;
import dev.tandem.operator.letters.DeadLetterIndex.Parked;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.wire.DeadLetterReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * What waits for operators: the dead letters that are parked, and the orgs that are paused. Every
 * instance exports the figures of all of them.
 */
@Startup
@Singleton
public class OperatorGauges {
    private final OperatorDesk desk;

    @Inject
    public OperatorGauges(
            MeterRegistry registry, OperatorDesk desk, SalesforceSettings salesforce) {
        this.desk = desk;
        Meters meters = new Meters(registry);
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            meters.gauge(MeterName.DEAD_LETTERS_PARKED, () -> parked(reason), EnumWords.of(reason));
        }
        meters.gauge(MeterName.DEAD_LETTER_OLDEST_AGE, this::oldestAge);
        salesforce
                .orgs()
                .keySet()
                .forEach(org -> meters.gauge(MeterName.ORG_PAUSED, () -> paused(org), org));
        meters.gauge(
                MeterName.OPERATOR_TOPICS, () -> desk.followsActions() ? 1 : 0, "operator-actions");
        meters.gauge(
                MeterName.OPERATOR_TOPICS, () -> desk.followsLetters() ? 1 : 0, "dead-letters");
    }

    private double parked(DeadLetterReason reason) {
        return desk.lettersKnown()
                ? desk.index().parked().byReason().getOrDefault(reason, 0)
                : Double.NaN;
    }

    private double oldestAge() {
        if (!desk.lettersKnown()) {
            return Double.NaN;
        }
        Parked parked = desk.index().parked();
        Instant oldest = parked.oldest();
        return oldest == null
                ? 0
                : Math.max(0, System.currentTimeMillis() - oldest.toEpochMilli()) / 1000.0;
    }

    /** Unknown is as good as paused: no command is sent. */
    private int paused(String org) {
        return !desk.pausesKnown() || desk.memory().isPaused(org) ? 1 : 0;
    }
}
