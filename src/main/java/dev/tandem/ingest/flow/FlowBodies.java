package dev.tandem.ingest.flow;

import dev.tandem.http.problem.BodyLimit;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Reads no more of a flow's body than of a webhook's. */
@ApplicationScoped
public class FlowBodies {
    private final FlowSettings settings;
    private final FlowMetrics metrics;

    @Inject
    public FlowBodies(FlowSettings settings, FlowMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    void limit(@Observes Router router) {
        BodyLimit.set(
                router,
                FlowResource.PATH,
                settings.maxBodySize(),
                new BodyLimit.Refusals() {
                    @Override
                    public void tooLarge() {
                        metrics.answered(FlowOutcome.TOO_LARGE, 0);
                    }

                    @Override
                    public void encoded() {
                        metrics.answered(FlowOutcome.ENCODED, 0);
                    }
                });
    }
}
