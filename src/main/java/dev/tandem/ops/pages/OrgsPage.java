package dev.tandem.ops.pages;

import dev.tandem.ops.orgs.OrgDocument;
import dev.tandem.ops.orgs.OrgResource;
import dev.tandem.ops.parameters.Reason;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The Salesforce orgs: how each is, and whether it is paused. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path(OrgsPage.ADDRESS)
@Produces(MediaType.TEXT_HTML)
public class OrgsPage {
    static final String ADDRESS = "/console/orgs";

    private final OrgResource orgs;
    private final ConsolePages pages;

    /** The templates of this page. */
    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance orgs(Frame frame, OrgDocument view);
    }

    @Inject
    public OrgsPage(OrgResource orgs, ConsolePages pages) {
        this.orgs = orgs;
        this.pages = pages;
    }

    /** The configured orgs, as this instance sees them. */
    @GET
    @RunOnVirtualThread
    public Response list() {
        Frame frame = frame();
        return pages.page(
                frame, orgs::list, OrgDocument.class, view -> Templates.orgs(frame, view));
    }

    /** No command is sent to the org until it is resumed. */
    @POST
    @Path("/{org}/pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response pause(
            @PathParam("org") String org, @FormParam("reason") @Nullable String reason) {
        return pages.after(
                frame(),
                () -> orgs.pause(org, new Reason(reason)),
                OrgDocument.Org.class,
                _ -> ADDRESS);
    }

    /** Commands are sent to the org again. */
    @POST
    @Path("/{org}/resume")
    @RunOnVirtualThread
    public Response resume(@PathParam("org") String org) {
        return pages.after(frame(), () -> orgs.resume(org), OrgDocument.Org.class, _ -> ADDRESS);
    }

    private Frame frame() {
        return pages.frame("Orgs", ADDRESS);
    }
}
