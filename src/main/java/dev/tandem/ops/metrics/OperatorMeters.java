package dev.tandem.ops.metrics;

import dev.tandem.operator.log.OperatorMetrics;
import dev.tandem.ops.words.ActionDescriptions;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.wire.OperatorAction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The meters of what operators do at this instance. Every kind exists from the start. */
@Singleton
public class OperatorMeters implements OperatorMetrics {
    private final Meters meters;
    private final Counter notRecorded;

    @Inject
    public OperatorMeters(MeterRegistry registry) {
        meters = new Meters(registry);
        notRecorded = meters.counter(MeterName.OPERATOR_ACTIONS_LOST);
        for (ActionDescriptions.Kind kind : ActionDescriptions.Kind.values()) {
            var _ = meters.counter(MeterName.OPERATOR_ACTIONS, EnumWords.of(kind));
        }
    }

    @Override
    public void done(OperatorAction action) {
        meters.counter(MeterName.OPERATOR_ACTIONS, EnumWords.of(ActionDescriptions.kindOf(action)))
                .increment();
    }

    @Override
    public void notRecorded() {
        notRecorded.increment();
    }
}
