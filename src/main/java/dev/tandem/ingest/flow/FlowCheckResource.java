package dev.tandem.ingest.flow;

import dev.tandem.security.KeyCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The validation address of a Webex connector: says whether a key is live. */
@Singleton
@Path("/flow/check")
public class FlowCheckResource {
    private final FlowKeys keys;
    private final FlowMetrics metrics;

    @Inject
    public FlowCheckResource(FlowKeys keys, FlowMetrics metrics) {
        this.keys = keys;
        this.metrics = metrics;
    }

    /** Returns the name of the key in the request; runs on an event loop. */
    @GET
    public Response check(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        long arrived = System.nanoTime();
        return switch (keys.check(authorization)) {
            case KeyCheck.Verdict.Admitted(String keyName) -> FlowAnswers.live(keyName);
            case KeyCheck.Verdict.Refused() -> {
                metrics.answered(FlowOutcome.UNAUTHORIZED, System.nanoTime() - arrived);
                yield FlowAnswers.refused();
            }
            case KeyCheck.Verdict.NoKeys() -> FlowAnswers.closed();
        };
    }
}
