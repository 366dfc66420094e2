package dev.tandem.ingest.flow;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The validation address of a Webex connector: says whether a key is live, and does nothing. */
@Singleton
@Path("/flow/check")
public class FlowCheckResource {
    private final FlowGate gate;
    private final FlowMetrics metrics;

    @Inject
    public FlowCheckResource(FlowGate gate, FlowMetrics metrics) {
        this.gate = gate;
        this.metrics = metrics;
    }

    /** The name of the key that the request carries; runs on an event loop. */
    @GET
    public Response check(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        long arrived = System.nanoTime();
        return switch (gate.admit(authorization)) {
            case FlowGate.Verdict.Admitted(String keyName) -> FlowAnswers.live(keyName);
            case FlowGate.Verdict.Refused() -> {
                metrics.answered(FlowOutcome.UNAUTHORIZED, System.nanoTime() - arrived);
                yield FlowAnswers.refused();
            }
            case FlowGate.Verdict.Closed() -> FlowAnswers.closed();
        };
    }
}
