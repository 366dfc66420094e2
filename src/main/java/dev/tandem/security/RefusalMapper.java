package dev.tandem.security;

import dev.tandem.http.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a refused request with its door's own problem document and challenges. */
public class RefusalMapper {
    /** The answer of the door; see {@link DoorAuthentication}. */
    @ServerExceptionMapper
    public Response answer(AuthenticationFailedException refusal) {
        return DoorAuthentication.answerOf(refusal);
    }

    /** A viewer has asked for what only operators may do. */
    @ServerExceptionMapper
    public Response answer(ForbiddenException refusal) {
        return Problem.of(
                        403,
                        "operators-only",
                        "For operators only",
                        "The key is a viewer's: ask with one whose line in the console keys file"
                                + " ends with operator, or with no role.")
                .response()
                .build();
    }
}
