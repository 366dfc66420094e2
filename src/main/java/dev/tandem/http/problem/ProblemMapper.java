package dev.tandem.http.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Makes problem documents for requests that JAX-RS refuses: unknown paths, methods, media types.
 */
public class ProblemMapper {

    /** Keeps the status and the allowed methods. */
    @ServerExceptionMapper
    public Response problemOf(WebApplicationException refusal) {
        Response refused = refusal.getResponse();
        if (refused.hasEntity()) {
            return refused;
        }
        Response.ResponseBuilder problem = HttpProblems.of(refused.getStatus()).response();
        String allowed = refused.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? problem.build()
                : problem.header(HttpHeaders.ALLOW, allowed).build();
    }
}
