package dev.tandem.http.problem;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.Response;

/**
 * A problem document of RFC 9457.
 *
 * @param type {@code urn:tandem:problem:<name>}, stable, for programs
 * @param title the kind of problem, for people
 * @param status the HTTP status
 * @param detail what is wrong with this request and how to correct it
 */
@JsonPropertyOrder({"type", "title", "status", "detail"})
public record Problem(String type, String title, int status, String detail) {
    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * Makes a problem.
     *
     * @param name the last part of the type, e.g. {@code wrong-signature}
     */
    public static Problem of(int status, String name, String title, String detail) {
        return new Problem("urn:tandem:problem:" + name, title, status, detail);
    }

    /** An answer with this problem; headers may be added. */
    public Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
