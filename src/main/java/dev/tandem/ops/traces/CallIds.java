package dev.tandem.ops.traces;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a call's trace and of its root span follow from the interaction id: every instance
 * finds the trace, however the call's events reach it, and nothing has to be stored for it.
 */
final class CallIds implements IdGenerator {
    private static final HexFormat HEX = HexFormat.of();
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;
    private static final ThreadLocal<@Nullable SpanContext> ROOT = new ThreadLocal<>();

    private final IdGenerator random = IdGenerator.random();

    /**
     * The root span of an interaction. The ids are a part of a hash: a sampler that looks at their
     * last bytes, as OpenTelemetry's does, needs bits that are spread evenly, and a UUID has fixed
     * ones there.
     */
    static SpanContext rootOf(String interactionId) {
        byte[] hash = sha256(interactionId);
        return SpanContext.createFromRemoteParent(
                HEX.formatHex(hash, 0, TRACE_BYTES),
                HEX.formatHex(hash, TRACE_BYTES, TRACE_BYTES + SPAN_BYTES),
                TraceFlags.getSampled(),
                TraceState.getDefault());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java runtime to have SHA-256", e);
        }
    }

    /** Runs what starts a span without a parent; the span gets these ids. */
    <T> T withIdsOf(SpanContext wanted, Supplier<T> start) {
        ROOT.set(wanted);
        try {
            return start.get();
        } finally {
            ROOT.remove();
        }
    }

    @Override
    public String generateTraceId() {
        SpanContext wanted = ROOT.get();
        return wanted == null ? random.generateTraceId() : wanted.getTraceId();
    }

    @Override
    public String generateSpanId() {
        SpanContext wanted = ROOT.get();
        return wanted == null ? random.generateSpanId() : wanted.getSpanId();
    }
}
