package dev.tandem.ops.metrics;

import dev.tandem.ops.words.EnumWords;
import dev.tandem.pushback.PushBackMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.IntSupplier;

/** The meters of the variables that are written into contacts; 0 while that is off. */
@Singleton
public class PushBackMeters implements PushBackMetrics {
    private final Meters meters;
    private volatile IntSupplier pending = () -> 0;

    @Inject
    public PushBackMeters(MeterRegistry registry) {
        meters = new Meters(registry);
        var _ = meters.counter(MeterName.PUSH_BACK_SENT);
        for (FailureReason reason : FailureReason.values()) {
            var _ = meters.counter(MeterName.PUSH_BACK_FAILED, EnumWords.of(reason));
        }
        for (GiveUpReason reason : GiveUpReason.values()) {
            var _ = meters.counter(MeterName.PUSH_BACK_GIVEN_UP, EnumWords.of(reason));
        }
        var _ = meters.counter(MeterName.PUSH_BACK_JOURNAL_LOST);
        meters.gauge(MeterName.PUSH_BACK_PENDING, () -> pending.getAsInt());
    }

    @Override
    public void watchPending(IntSupplier supplier) {
        pending = supplier;
    }

    @Override
    public void sent() {
        meters.counter(MeterName.PUSH_BACK_SENT).increment();
    }

    @Override
    public void failed(FailureReason reason) {
        meters.counter(MeterName.PUSH_BACK_FAILED, EnumWords.of(reason)).increment();
    }

    @Override
    public void givenUp(GiveUpReason reason) {
        meters.counter(MeterName.PUSH_BACK_GIVEN_UP, EnumWords.of(reason)).increment();
    }

    @Override
    public void journalLost() {
        meters.counter(MeterName.PUSH_BACK_JOURNAL_LOST).increment();
    }
}
