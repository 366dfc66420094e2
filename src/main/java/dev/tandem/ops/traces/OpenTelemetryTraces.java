package dev.tandem.ops.traces;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.ops.words.InputLabels;
import dev.tandem.telemetry.CallSpan;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.wire.RecordHeaders;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One trace for each call. Its root span is written when the call is closed and lasts as long as
 * the call did; until then a trace is shown without its root. Spans hold ids, kinds and words,
 * never numbers of callers.
 */
final class OpenTelemetryTraces implements CallTraces {
    private static final AttributeKey<String> INTERACTION_ID =
            AttributeKey.stringKey("tandem.interaction.id");
    private static final AttributeKey<String> INPUT = AttributeKey.stringKey("tandem.input");
    private static final AttributeKey<String> COMMAND_ID =
            AttributeKey.stringKey("tandem.command.id");
    private static final AttributeKey<Long> ATTEMPT =
            AttributeKey.longKey("tandem.command.attempt");
    private static final AttributeKey<String> ORG = AttributeKey.stringKey("tandem.org");
    private static final AttributeKey<String> CONTACT_CENTER =
            AttributeKey.stringKey("tandem.contact_center");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("tandem.outcome");

    private final Tracer tracer;
    private final CallIds ids;

    /**
     * @param ids those of the tracer
     */
    OpenTelemetryTraces(Tracer tracer, CallIds ids) {
        this.tracer = tracer;
        this.ids = ids;
    }

    @Override
    public CallSpan received(EventSource door, String interactionId) {
        return started(
                span("receive " + RecordHeaders.wordOf(door), interactionId, null)
                        .setSpanKind(SpanKind.SERVER));
    }

    @Override
    public CallSpan decided(
            InteractionInput input, String interactionId, @Nullable String traceparent) {
        String label = InputLabels.of(input);
        return started(
                span("decide " + label, interactionId, traceparent)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute(INPUT, label));
    }

    @Override
    public CallSpan executed(IssuedCommand command, @Nullable String traceparent) {
        String kind = command.id().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return started(
                span(kind, command.id().interactionId(), traceparent)
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute(COMMAND_ID, command.id().toString())
                        .setAttribute(ATTEMPT, (long) command.attempt())
                        .setAttribute(ORG, command.org())
                        .setAttribute(CONTACT_CENTER, command.contactCenter()));
    }

    @Override
    public void closed(String interactionId, Instant startedAt, Instant closedAt, String outcome) {
        SpanBuilder builder =
                tracer.spanBuilder("call")
                        .setNoParent()
                        .setStartTimestamp(startedAt)
                        .setAttribute(INTERACTION_ID, interactionId)
                        .setAttribute(OUTCOME, outcome);
        ids.withIdsOf(CallIds.rootOf(interactionId), builder::startSpan).end(closedAt);
    }

    private SpanBuilder span(String name, String interactionId, @Nullable String traceparent) {
        SpanContext root = CallIds.rootOf(interactionId);
        SpanContext named = traceparent == null ? null : read(traceparent);
        // A header of another trace, say of another program's producer, does not split the call's.
        SpanContext parent =
                named != null && named.getTraceId().equals(root.getTraceId()) ? named : root;
        return tracer.spanBuilder(name)
                .setParent(Context.root().with(Span.wrap(parent)))
                .setAttribute(INTERACTION_ID, interactionId);
    }

    private static CallSpan started(SpanBuilder builder) {
        Span span = builder.startSpan();
        return span.isRecording() ? new RecordedSpan(span) : CallSpan.NONE;
    }

    /** Null when it is not well-formed. */
    private static @Nullable SpanContext read(String traceparent) {
        String[] parts = traceparent.split("-", -1);
        if (parts.length != 4) {
            return null;
        }
        SpanContext context =
                SpanContext.createFromRemoteParent(
                        parts[1], parts[2], TraceFlags.getSampled(), TraceState.getDefault());
        return context.isValid() ? context : null;
    }

    private record RecordedSpan(Span span) implements CallSpan {
        @Override
        public String traceparent() {
            SpanContext context = span.getSpanContext();
            return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-01";
        }

        @Override
        public void outcome(String word, boolean failed) {
            span.setAttribute(OUTCOME, word);
            if (failed) {
                span.setStatus(StatusCode.ERROR);
            }
        }

        @Override
        public void close() {
            span.end();
        }
    }
}
