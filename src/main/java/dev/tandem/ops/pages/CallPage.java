package dev.tandem.ops.pages;

import dev.tandem.ops.console.CallNumbers;
import dev.tandem.ops.console.InteractionDocument;
import dev.tandem.ops.console.InteractionFinder;
import dev.tandem.ops.console.InteractionList;
import dev.tandem.ops.console.InteractionResource;
import dev.tandem.ops.console.RevealResource;
import dev.tandem.ops.parameters.Reason;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.salesforce.settings.ScreenPop;
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
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call: the picture of its life, and every step in words. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/console/calls/{interactionId}")
@Produces(MediaType.TEXT_HTML)
public class CallPage {
    private final InteractionResource interactions;
    private final InteractionFinder finder;
    private final RevealResource reveals;
    private final SalesforceSettings salesforce;
    private final ConsolePages pages;
    private final Clock clock;

    /** The templates of this page. */
    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance call(Frame frame, CallPageView view);

        static native TemplateInstance numbers(Frame frame, CallNumbers numbers);
    }

    @Inject
    public CallPage(
            InteractionResource interactions,
            InteractionFinder finder,
            RevealResource reveals,
            SalesforceSettings salesforce,
            ConsolePages pages,
            Clock clock) {
        this.interactions = interactions;
        this.finder = finder;
        this.reveals = reveals;
        this.salesforce = salesforce;
        this.pages = pages;
        this.clock = clock;
    }

    /** The page of that call, whichever instance owns it. */
    @GET
    @RunOnVirtualThread
    public Response call(@PathParam("interactionId") String interactionId) {
        Frame frame = pages.frame("Call " + interactionId, CallsPage.ADDRESS);
        return pages.page(
                frame,
                () -> interactions.one(interactionId, null),
                InteractionDocument.class,
                call -> Templates.call(frame, view(call)));
    }

    /** The whole numbers of the call, to an operator who says why; the audit log has it. */
    @POST
    @Path("/numbers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response numbers(
            @PathParam("interactionId") String interactionId,
            @FormParam("reason") @Nullable String reason) {
        Frame frame = pages.frame("Call " + interactionId, CallsPage.ADDRESS);
        return pages.page(
                frame,
                () -> reveals.reveal(interactionId, new Reason(reason)),
                CallNumbers.class,
                numbers -> Templates.numbers(frame, numbers));
    }

    private CallPageView view(InteractionDocument call) {
        Optional<InteractionList.Line> line = finder.row(call.interactionId());
        return CallPageView.of(
                call,
                line.map(CallRow::of).orElse(null),
                line.map(this::recordLink).orElse(null),
                clock.instant());
    }

    private @Nullable String recordLink(InteractionList.Line line) {
        @Nullable OrgSettings org = line.org() == null ? null : salesforce.orgs().get(line.org());
        String record = line.answer().voiceCallId();
        return org == null || record == null
                ? null
                : ScreenPop.recordPage(org.instanceUrl(), record);
    }
}
