package dev.tandem.security;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a refused request with its door's own problem document and challenges. */
public class RefusalMapper {
    /** The answer of the door; see {@link DoorAuthentication}. */
    @ServerExceptionMapper
    public Response answer(AuthenticationFailedException refusal) {
        return DoorAuthentication.answerOf(refusal);
    }
}
