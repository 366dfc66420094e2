package dev.tandem.http.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Writes problems where no resource is involved. */
final class ProblemWriter {
    private ProblemWriter() {}

    /** Answers, and closes the connection: the rest of the body will not be read. */
    static void write(RoutingContext request, Problem problem) {
        var _ =
                request.response()
                        .setStatusCode(problem.status())
                        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                        .end(
                                new JsonObject()
                                        .put("type", problem.type())
                                        .put("title", problem.title())
                                        .put("status", problem.status())
                                        .put("detail", problem.detail())
                                        .encode());
    }
}
