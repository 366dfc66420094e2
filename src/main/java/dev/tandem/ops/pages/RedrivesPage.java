package dev.tandem.ops.pages;

import dev.tandem.ops.letters.RedriveRun;
import dev.tandem.ops.letters.RedriveRunResource;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How far a bulk redrive is, and its stop. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path(RedrivesPage.ADDRESS + "/{run}")
@Produces(MediaType.TEXT_HTML)
public class RedrivesPage {
    static final String ADDRESS = "/console/redrives";

    private final RedriveRunResource runs;
    private final ConsolePages pages;

    /** The templates of this page. */
    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance redrive(
                Frame frame, RedriveRun run, String state, boolean running);
    }

    @Inject
    public RedrivesPage(RedriveRunResource runs, ConsolePages pages) {
        this.runs = runs;
        this.pages = pages;
    }

    /** How far it is. */
    @GET
    @RunOnVirtualThread
    public Response find(@PathParam("run") String id) {
        Frame frame = frame();
        return pages.page(
                frame,
                () -> runs.find(id),
                RedriveRun.class,
                run ->
                        Templates.redrive(
                                frame,
                                run,
                                EnumWords.of(run.state()).replace('_', ' '),
                                run.ended() == null));
    }

    /** Stops it. */
    @POST
    @Path("/stop")
    @RunOnVirtualThread
    public Response stop(@PathParam("run") String id) {
        return pages.after(
                frame(), () -> runs.stop(id), RedriveRun.class, run -> ADDRESS + "/" + run.run());
    }

    private Frame frame() {
        return pages.frame("Redrive", LettersPage.ADDRESS);
    }
}
