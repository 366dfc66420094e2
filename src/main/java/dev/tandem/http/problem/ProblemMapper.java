package dev.tandem.http.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Makes problem documents of what JAX-RS refuses by itself: unknown paths, methods, media types.
 */
public class ProblemMapper {

    /** Keeps the status, and what else a client needs: the methods that a path takes. */
    @ServerExceptionMapper
    public Response problemOf(WebApplicationException refusal) {
        Response told = refusal.getResponse();
        if (told.hasEntity()) {
            return told;
        }
        Response.ResponseBuilder problem = HttpProblems.of(told.getStatus()).response();
        String allowed = told.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? problem.build()
                : problem.header(HttpHeaders.ALLOW, allowed).build();
    }
}
