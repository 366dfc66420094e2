package dev.tandem.ops.metrics;

import dev.tandem.ops.words.EnumWords;
import dev.tandem.reconciliation.MissingNotice;
import dev.tandem.reconciliation.UpkeepMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.DoubleSupplier;

/** The meters of what is done with Webex's own APIs. All exist from the start. */
@Singleton
public class WebexUpkeepMeters implements UpkeepMetrics {
    private final Meters meters;
    private final Counter requests;
    private final Counter reactivated;

    @Inject
    public WebexUpkeepMeters(MeterRegistry registry) {
        meters = new Meters(registry);
        requests = meters.counter(MeterName.RECONCILIATION_REQUESTS);
        reactivated = meters.counter(MeterName.SUBSCRIPTIONS_REACTIVATED);
        for (MissingNotice.Kind kind : MissingNotice.Kind.values()) {
            var _ = meters.counter(MeterName.RECONCILIATION_NOTICES, EnumWords.of(kind));
        }
        for (Work work : Work.values()) {
            var _ = meters.counter(MeterName.RECONCILIATION_FAILURES, work.word());
        }
    }

    @Override
    public void follow(DoubleSupplier ageSeconds, double periodSeconds) {
        meters.gauge(MeterName.RECONCILIATION_AGE, ageSeconds::getAsDouble);
        meters.gauge(MeterName.RECONCILIATION_PERIOD, () -> periodSeconds);
    }

    @Override
    public void written(MissingNotice.Kind kind) {
        meters.counter(MeterName.RECONCILIATION_NOTICES, EnumWords.of(kind)).increment();
    }

    @Override
    public void requested(long more) {
        requests.increment((double) more);
    }

    @Override
    public void failed(Work work) {
        meters.counter(MeterName.RECONCILIATION_FAILURES, work.word()).increment();
    }

    @Override
    public void reactivated() {
        reactivated.increment();
    }
}
