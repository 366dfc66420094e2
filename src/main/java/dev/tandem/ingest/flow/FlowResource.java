package dev.tandem.ingest.flow;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.http.problem.BodyLimit;
import dev.tandem.http.problem.WaitParameter;
import dev.tandem.ingest.EventRecorder;
import dev.tandem.ingest.InboundEvent;
import dev.tandem.ingest.RecordingResult;
import dev.tandem.ingest.routing.RoutingDecisions;
import dev.tandem.ingest.routing.RoutingWaiter;
import dev.tandem.webex.FlowEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The address where flows of Flow Designer report calls and wait for the routing decision. */
@Singleton
@Path(FlowResource.PATH)
@Tag(name = "flows")
@HttpAuthenticationMechanism(FlowAuthentication.SCHEME)
@Authenticated
@SecurityRequirement(name = "flowBasic")
@SecurityRequirement(name = "flowBearer")
@APIResponse(responseCode = "200", ref = "FlowAnswer")
@APIResponse(responseCode = "202", ref = "Recorded")
@APIResponse(responseCode = "400", ref = "FlowUnreadable")
@APIResponse(responseCode = "401", ref = "FlowNoKey")
@APIResponse(responseCode = "403", ref = "FlowDoorClosed")
@APIResponse(responseCode = "413", ref = "TooLarge")
@APIResponse(responseCode = "415", ref = "NotJson")
@APIResponse(responseCode = "503", ref = "FlowNotRecorded")
@APIResponse(responseCode = "default", ref = "Refused")
public class FlowResource {
    static final String PATH = "/flow/events";

    /** A healthy broker acknowledges within this time, so a shorter wait is extended to it. */
    private static final Duration RECORDED_WITHIN = Duration.ofSeconds(1);

    private final RoutingDecisions decisions;
    private final EventRecorder recorder;
    private final FlowSettings settings;
    private final FlowMetrics metrics;
    private final Clock clock;
    private final UnreadableFlowEvents broken;

    @Inject
    public FlowResource(
            RoutingDecisions decisions,
            EventRecorder recorder,
            FlowSettings settings,
            FlowMetrics metrics,
            Clock clock) {
        this.decisions = decisions;
        this.recorder = recorder;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.broken = new UnreadableFlowEvents(recorder, clock);
    }

    /** Static, so that the resource is not created before its address is reached. */
    static void limitBodies(@Observes Router router, FlowSettings settings, FlowMetrics metrics) {
        BodyLimit.set(
                router,
                PATH,
                settings.maxBodySize(),
                () -> metrics.answered(FlowOutcome.TOO_LARGE, 0),
                () -> metrics.answered(FlowOutcome.ENCODED, 0));
    }

    /**
     * Records one event; runs on an event loop, so nothing here may block.
     *
     * @param nulls {@code empty} for empty texts where the answer has nulls
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportFlowEvent",
            summary = "Takes an event of a flow",
            description =
                    "A new contact waits for its routing decision; other events are answered once"
                            + " they are recorded.")
    @RequestBody(ref = "FlowEvent")
    public CompletionStage<Response> receive(
            @Context RoutingContext request,
            @Context SecurityContext security,
            @Parameter(
                            description =
                                    "How long to wait for the routing decision, at most PT10S;"
                                            + " tandem.flow.wait unless given.",
                            example = "PT1.5S")
                    @QueryParam("wait")
                    @Nullable String wait,
            @Parameter(
                            description =
                                    "empty: unknown values are empty texts in place of nulls.",
                            example = "empty")
                    @QueryParam("nulls")
                    @Nullable String nulls) {
        CompletionStage<Response> answer =
                take(
                        BodyLimit.bodyOf(request),
                        security.getUserPrincipal().getName(),
                        wait,
                        System.nanoTime());
        return "empty".equalsIgnoreCase(nulls) ? withoutNulls(answer) : answer;
    }

    /** A client that disconnects before the answer cancels the wait too. */
    private static CompletionStage<Response> withoutNulls(CompletionStage<Response> answer) {
        CompletableFuture<Response> emptied =
                answer.thenApply(FlowAnswers::withoutNulls).toCompletableFuture();
        var _ =
                emptied.whenComplete((_, _) -> {
                    if (emptied.isCancelled()) {
                        var _ = answer.toCompletableFuture().cancel(false);
                    }
                });
        return emptied;
    }

    private CompletionStage<Response> take(
            byte[] body, String keyName, @Nullable String asked, long arrived) {
        if (!(WaitParameter.of(asked, settings.defaultWait())
                instanceof WaitParameter.Known(Duration wait))) {
            return answered(
                    FlowOutcome.UNREADABLE, FlowAnswers.noWait(String.valueOf(asked)), arrived);
        }
        return switch (FlowEvent.read(body)) {
            case FlowEvent.NewContact(String id) ->
                    recordAndWait(event(id, body, keyName), wait, arrived);
            case FlowEvent.Progress(String id) ->
                    recorder.record(event(id, body, keyName))
                            .thenApply(recording -> answerTo(recording, arrived));
            case FlowEvent.Unreadable(String why, String interactionId) -> {
                broken.keep(body, interactionId, keyName);
                yield answered(FlowOutcome.UNREADABLE, FlowAnswers.unreadable(why), arrived);
            }
        };
    }

    private InboundEvent event(String interactionId, byte[] body, String keyName) {
        return new InboundEvent(
                interactionId,
                interactionId,
                body,
                EventSource.FLOW,
                clock.instant(),
                null,
                keyName);
    }

    /** The waiter is registered before the event is recorded, so that no decision is missed. */
    private CompletionStage<Response> recordAndWait(
            InboundEvent event, Duration wait, long arrived) {
        RoutingWaiter waiter = decisions.enter(event.key());
        CompletionStage<Response> answer =
                recorded(event, wait)
                        .thenCompose(recording ->
                                switch (recording) {
                                    case RecordingResult.Acknowledged() ->
                                            decision(event.key(), waiter, wait, arrived);
                                    case RecordingResult.TooLarge _,
                                            RecordingResult.Unavailable _ ->
                                            CompletableFuture.completedStage(
                                                    answerTo(recording, arrived));
                                });
        if (waiter != null) {
            // JAX-RS cancels this stage when the client disconnects. The waiter is removed by this
            // very stage: an action of a later stage would not run.
            var _ = answer.whenComplete((_, _) -> decisions.leave(waiter));
        }
        return answer;
    }

    private CompletionStage<RecordingResult> recorded(InboundEvent event, Duration wait) {
        Duration patience = wait.compareTo(RECORDED_WITHIN) > 0 ? wait : RECORDED_WITHIN;
        return decisions
                .listening()
                .thenCompose(heard ->
                        heard
                                ? recorder.record(event)
                                : CompletableFuture.completedStage(
                                        new RecordingResult.Unavailable(
                                                "Kafka is not reached yet")))
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(
                        new RecordingResult.Unavailable("no acknowledgement in time"),
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private CompletionStage<Response> decision(
            String interactionId, @Nullable RoutingWaiter waiter, Duration wait, long arrived) {
        if (waiter == null) {
            RoutingAnswer nothing = new RoutingWaiter(interactionId).latest();
            return answered(FlowOutcome.CROWDED, FlowAnswers.routing(nothing), arrived);
        }
        return waiter.within(wait.minusNanos(System.nanoTime() - arrived))
                .thenApply(answer -> {
                    metrics.answered(outcome(answer.status()), System.nanoTime() - arrived);
                    return FlowAnswers.routing(answer);
                });
    }

    private static FlowOutcome outcome(RoutingAnswer.Status status) {
        return switch (status) {
            case ROUTED -> FlowOutcome.ROUTED;
            case CREATED -> FlowOutcome.CREATED;
            case PENDING -> FlowOutcome.PENDING;
            case UNAVAILABLE -> FlowOutcome.UNAVAILABLE;
        };
    }

    private Response answerTo(RecordingResult recording, long arrived) {
        return switch (recording) {
            case RecordingResult.Acknowledged() -> {
                metrics.answered(FlowOutcome.RECORDED, System.nanoTime() - arrived);
                yield FlowAnswers.recorded();
            }
            case RecordingResult.TooLarge() -> {
                metrics.answered(FlowOutcome.TOO_LARGE, System.nanoTime() - arrived);
                yield FlowAnswers.largerThanTheTopicTakes();
            }
            case RecordingResult.Unavailable(String why) -> {
                metrics.answered(FlowOutcome.KAFKA_UNAVAILABLE, System.nanoTime() - arrived);
                yield FlowAnswers.kafkaUnavailable(why);
            }
        };
    }

    private CompletionStage<Response> answered(FlowOutcome outcome, Response answer, long arrived) {
        metrics.answered(outcome, System.nanoTime() - arrived);
        return CompletableFuture.completedStage(answer);
    }
}
