package dev.tandem.ingest.webhook;

import dev.tandem.domain.EventSource;
import dev.tandem.http.problem.BodyLimit;
import dev.tandem.http.problem.HttpProblems;
import dev.tandem.ingest.EventRecorder;
import dev.tandem.ingest.InboundEvent;
import dev.tandem.ingest.RecordingResult;
import dev.tandem.webex.signature.WebhookVerdict;
import dev.tandem.webex.signature.WebhookVerification;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The address that Webex posts its events to. */
@Singleton
@Path(WebhookResource.PATH)
@Tag(name = "webhooks")
@SecurityRequirement(name = "webexSignature")
@APIResponse(responseCode = "202", ref = "Recorded")
@APIResponse(responseCode = "400", ref = "WebhookUnreadable")
@APIResponse(responseCode = "401", ref = "WebhookUnverified")
@APIResponse(responseCode = "4XX", ref = "WebhookUnverifiedOtherwise")
@APIResponse(responseCode = "413", ref = "TooLarge")
@APIResponse(responseCode = "415", ref = "NotJson")
@APIResponse(responseCode = "503", ref = "WebhookNotRecorded")
@APIResponse(responseCode = "default", ref = "Refused")
public class WebhookResource {
    static final String PATH = "/webhooks/webex";
    private static final Logger LOG = Logger.getLogger(WebhookResource.class);

    private final WebhookVerifier verifier;
    private final EventRecorder recorder;
    private final WebhookMetrics metrics;
    private final WebhookAnswers answers;
    private final Clock clock;
    private final RefusedWebhooks refused = new RefusedWebhooks();

    @Inject
    public WebhookResource(
            WebhookVerifier verifier,
            EventRecorder recorder,
            WebhookSettings settings,
            WebhookMetrics metrics,
            Clock clock) {
        this.verifier = verifier;
        this.recorder = recorder;
        this.metrics = metrics;
        this.answers = new WebhookAnswers(settings.rejectStatus());
        this.clock = clock;
    }

    /** Static, so that the resource is not created before its address is reached. */
    static void limitBodies(
            @Observes Router router, WebhookSettings settings, WebhookMetrics metrics) {
        BodyLimit.set(
                router,
                PATH,
                settings.maxBodySize(),
                () -> metrics.answered(WebhookOutcome.TOO_LARGE),
                () -> metrics.answered(WebhookOutcome.ENCODED));
    }

    /** Records one webhook; runs on an event loop, so nothing here may block. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/cloudevents+json"})
    @Operation(operationId = "receiveWebhook", summary = "Takes an event of a Webex subscription")
    @RequestBody(ref = "WebexEvent")
    public CompletionStage<Response> receive(
            @Context RoutingContext request,
            @Parameter(hidden = true) @HeaderParam("X-WebexCC-Signature")
                    @Nullable String signature,
            @Parameter(description = "The comciscotimestamp of the body, if it has one.")
                    @HeaderParam("X-WebExCC-Timestamp")
                    @Nullable String timestamp) {
        byte[] body = BodyLimit.bodyOf(request);
        return switch (verifier.verify(body, signature, timestamp)) {
            case WebhookVerdict.Accepted accepted -> record(accepted, body);
            case WebhookVerdict.Unsigned _ ->
                    refused(WebhookOutcome.UNSIGNED, answers.unsigned(), body);
            case WebhookVerdict.WrongSignature _ ->
                    refused(WebhookOutcome.WRONG_SIGNATURE, answers.wrongSignature(), body);
            case WebhookVerdict.StaleTimestamp(long offBy) -> {
                LOG.debugf("A webhook was refused for its timestamp: offByMillis=%d", offBy);
                yield refused(WebhookOutcome.STALE, answers.stale(), body);
            }
            case WebhookVerdict.TimestampMissing _ ->
                    refused(WebhookOutcome.TIMESTAMP_MISSING, answers.timestampMissing(), body);
            case WebhookVerdict.TimestampDiffers _ ->
                    refused(WebhookOutcome.TIMESTAMP_DIFFERS, answers.timestampDiffers(), body);
            case WebhookVerdict.Unreadable(String why) ->
                    answered(WebhookOutcome.UNREADABLE, WebhookAnswers.unreadable(why));
        };
    }

    private CompletionStage<Response> record(WebhookVerdict.Accepted accepted, byte[] body) {
        InboundEvent event =
                new InboundEvent(
                        accepted.interactionId(),
                        accepted.recordKey(),
                        body,
                        EventSource.WEBHOOK,
                        clock.instant(),
                        accepted.subscriptionId(),
                        accepted.keyId());
        return recorder.record(event).thenApply(recording -> answerTo(recording, accepted));
    }

    private Response answerTo(RecordingResult recording, WebhookVerdict.Accepted accepted) {
        return switch (recording) {
            case RecordingResult.Acknowledged _ -> {
                metrics.answered(WebhookOutcome.ACCEPTED);
                yield WebhookAnswers.accepted();
            }
            case RecordingResult.TooLarge _ -> {
                metrics.answered(WebhookOutcome.TOO_LARGE);
                LOG.debugf("A webhook is larger than the topic allows: type=%s", accepted.type());
                yield HttpProblems.largerThanTheTopicTakes().response().build();
            }
            case RecordingResult.Unavailable(String why) -> {
                metrics.answered(WebhookOutcome.UNAVAILABLE);
                LOG.debugf(
                        "A webhook was not recorded: interactionId=%s type=%s why=%s",
                        accepted.interactionId(), accepted.type(), why);
                yield WebhookAnswers.unavailable();
            }
        };
    }

    /** The answer does not depend on what the body claims, so a forged one reveals nothing. */
    private CompletionStage<Response> refused(
            WebhookOutcome outcome, Response answer, byte[] body) {
        refused.count(outcome, WebhookVerification.claimedSubscription(body), clock.millis())
                .ifPresent(LOG::warn);
        return answered(outcome, answer);
    }

    private CompletionStage<Response> answered(WebhookOutcome outcome, Response answer) {
        metrics.answered(outcome);
        return CompletableFuture.completedFuture(answer);
    }
}
