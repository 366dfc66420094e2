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
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where flows of Flow Designer tell of their calls and wait for the routing decision. */
@Singleton
@Path(FlowResource.PATH)
public class FlowResource {
    static final String PATH = "/flow/events";

    /** A broker that answers at all does so in this time; a shorter wait than that still counts. */
    private static final Duration RECORDED_WITHIN = Duration.ofSeconds(1);

    private final FlowGate gate;
    private final RoutingDecisions decisions;
    private final EventRecorder recorder;
    private final FlowSettings settings;
    private final FlowMetrics metrics;
    private final Clock clock;
    private final BrokenEvents broken;

    @Inject
    public FlowResource(
            FlowGate gate,
            RoutingDecisions decisions,
            EventRecorder recorder,
            FlowSettings settings,
            FlowMetrics metrics,
            Clock clock) {
        this.gate = gate;
        this.decisions = decisions;
        this.recorder = recorder;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.broken = new BrokenEvents(recorder, clock);
    }

    /**
     * Takes one event; runs on an event loop, so nothing here may block.
     *
     * @param nulls {@code empty} for empty texts where the answer has nulls
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> receive(
            @Context RoutingContext request,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("wait") @Nullable String wait,
            @QueryParam("nulls") @Nullable String nulls) {
        CompletionStage<Response> answer = answer(BodyLimit.bodyOf(request), authorization, wait);
        return "empty".equalsIgnoreCase(nulls) ? withoutNulls(answer) : answer;
    }

    /** What hangs up before the answer is there cancels the wait for it too. */
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

    private CompletionStage<Response> answer(
            byte[] body, @Nullable String authorization, @Nullable String wait) {
        long arrived = System.nanoTime();
        return switch (gate.admit(authorization)) {
            case FlowGate.Verdict.Admitted(String keyName) -> take(body, keyName, wait, arrived);
            case FlowGate.Verdict.Refused() ->
                    told(FlowOutcome.UNAUTHORIZED, FlowAnswers.refused(), arrived);
            case FlowGate.Verdict.Closed() ->
                    told(FlowOutcome.DOOR_CLOSED, FlowAnswers.closed(), arrived);
        };
    }

    private CompletionStage<Response> take(
            byte[] body, String keyName, @Nullable String asked, long arrived) {
        if (!(WaitParameter.of(asked, settings.defaultWait())
                instanceof WaitParameter.Known(Duration wait))) {
            return told(FlowOutcome.UNREADABLE, FlowAnswers.noWait(String.valueOf(asked)), arrived);
        }
        return switch (FlowEvent.read(body)) {
            case FlowEvent.NewContact(String id) ->
                    decisions.following()
                            ? tellAndWait(event(id, body, keyName), wait, arrived)
                            : told(
                                    FlowOutcome.KAFKA_UNAVAILABLE,
                                    FlowAnswers.kafkaUnavailable("Kafka is not reached yet"),
                                    arrived);
            case FlowEvent.Progress(String id) ->
                    recorder.record(event(id, body, keyName))
                            .thenApply(recording -> answerTo(recording, arrived));
            case FlowEvent.Unreadable(String why, String interactionId) -> {
                broken.keep(body, interactionId, keyName);
                yield told(FlowOutcome.UNREADABLE, FlowAnswers.unreadable(why), arrived);
            }
        };
    }

    private InboundEvent event(String interactionId, byte[] body, String keyName) {
        return new InboundEvent(
                interactionId, body, EventSource.FLOW, clock.instant(), null, keyName);
    }

    /** Who waits is there before the event is, so that no decision about it can be missed. */
    private CompletionStage<Response> tellAndWait(InboundEvent event, Duration wait, long arrived) {
        RoutingWaiter waiter = decisions.waiters().enter(event.key());
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
            // JAX-RS cancels the stage that it is given when the flow hangs up. The waiter leaves
            // by that very stage: an action of a stage behind it would not run any more.
            var _ = answer.whenComplete((_, _) -> decisions.waiters().leave(waiter));
        }
        return answer;
    }

    private CompletionStage<RecordingResult> recorded(InboundEvent event, Duration wait) {
        Duration patience = wait.compareTo(RECORDED_WITHIN) > 0 ? wait : RECORDED_WITHIN;
        return recorder.record(event)
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
            return told(FlowOutcome.CROWDED, FlowAnswers.routing(nothing), arrived);
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

    private CompletionStage<Response> told(FlowOutcome outcome, Response answer, long arrived) {
        metrics.answered(outcome, System.nanoTime() - arrived);
        return CompletableFuture.completedStage(answer);
    }
}
