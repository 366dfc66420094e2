package dev.tandem.ops.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.http.problem.Problem;
import dev.tandem.security.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all pages share: their frame, their headers, and how a refusal looks. */
@Singleton
public class ConsolePages {
    /** Own files only; no style or script in the page itself, no frames. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
                    + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final SecurityIdentity reader;
    private final ObjectMapper json;

    /** The templates of this class. */
    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance problem(Frame frame, Problem problem);
    }

    @Inject
    public ConsolePages(SecurityIdentity reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    /** The frame of a page for the present reader. */
    Frame frame(String title, String place) {
        return new Frame(
                title,
                place,
                reader.getPrincipal().getName(),
                reader.hasRole(Role.OPERATOR.word()));
    }

    /** What a resource answers. */
    <T> PageAnswer<T> ask(Supplier<Response> resource, Class<T> type) {
        return PageAnswer.of(resource, type, json);
    }

    /** The page of what a resource answers; its refusal as a page, too. */
    <T> Response page(
            Frame frame,
            Supplier<Response> resource,
            Class<T> type,
            Function<T, TemplateInstance> page) {
        return switch (ask(resource, type)) {
            case PageAnswer.Shown<T>(T document) -> shown(200, page.apply(document));
            case PageAnswer.Refused<T>(Problem problem) -> refused(frame, problem);
        };
    }

    /**
     * After a change: back to where its effect is seen, so that a reload repeats nothing.
     *
     * @param target an address of this console, from its root
     */
    <T> Response after(
            Frame frame, Supplier<Response> change, Class<T> type, Function<T, String> target) {
        return switch (ask(change, type)) {
            case PageAnswer.Shown<T>(T document) ->
                    Response.seeOther(URI.create(target.apply(document))).build();
            case PageAnswer.Refused<T>(Problem problem) -> refused(frame, problem);
        };
    }

    /** A refusal as a page. */
    Response refused(Frame frame, Problem problem) {
        return shown(problem.status(), Templates.problem(frame, problem));
    }

    /** A page with the headers of all pages. */
    static Response shown(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page.render())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .build();
    }
}
