package dev.tandem.embedded.salesforce.faults;

import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import dev.tandem.embedded.salesforce.records.StoredVoiceCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong for requests that match.
 *
 * @param endpoint where; null for every endpoint but the token's
 * @param vendorCallKey only this call, null for all
 * @param dialedNumber only calls to this number, null for all
 * @param times how many matching requests it is for
 * @param until when it is over, null for never
 * @param delay how long the answer takes; the effect comes at once
 * @param kind what happens
 */
public record SimulatedFault(
        @Nullable SimulatedEndpoint endpoint,
        @Nullable String vendorCallKey,
        @Nullable String dialedNumber,
        int times,
        @Nullable Instant until,
        Duration delay,
        Kind kind) {

    /** What happens to a request. */
    public sealed interface Kind {}

    /** Nothing but the delay. */
    public record Slow() implements Kind {}

    /**
     * This answer, without any effect.
     *
     * @param body of any content, sent as JSON
     * @param headers e.g. Retry-After
     */
    public record Answering(int status, String body, Map<String, String> headers) implements Kind {
        public Answering {
            headers = Map.copyOf(headers);
        }
    }

    /** The wrapper says {@code success:false} with these words, without any effect. */
    public record Refusing(int status, List<String> errors) implements Kind {
        public Refusing {
            errors = List.copyOf(errors);
        }
    }

    /**
     * The connection is cut without an answer.
     *
     * @param afterEffect whether the request is carried out before
     */
    public record Dropping(boolean afterEffect) implements Kind {}

    /** All tokens are revoked before the request is looked at. */
    public record Revoking() implements Kind {}

    /** The Omni-Channel flow decides this. */
    public record Routing(@Nullable String queue, @Nullable String agent) implements Kind {}

    /** That, for every request of the endpoint. */
    public static SimulatedFault on(SimulatedEndpoint endpoint, Kind kind) {
        return new SimulatedFault(
                endpoint, null, null, Integer.MAX_VALUE, null, Duration.ZERO, kind);
    }

    /** That, for every request but the token's. */
    public static SimulatedFault everywhere(Kind kind) {
        return new SimulatedFault(null, null, null, Integer.MAX_VALUE, null, Duration.ZERO, kind);
    }

    public SimulatedFault times(int requests) {
        return new SimulatedFault(
                endpoint, vendorCallKey, dialedNumber, requests, until, delay, kind);
    }

    public SimulatedFault until(Instant end) {
        return new SimulatedFault(endpoint, vendorCallKey, dialedNumber, times, end, delay, kind);
    }

    public SimulatedFault delayed(Duration answerTakes) {
        return new SimulatedFault(
                endpoint, vendorCallKey, dialedNumber, times, until, answerTakes, kind);
    }

    public SimulatedFault forInteraction(String interactionId) {
        return new SimulatedFault(
                endpoint,
                StoredVoiceCall.keyOf(interactionId),
                dialedNumber,
                times,
                until,
                delay,
                kind);
    }

    public SimulatedFault forDialedNumber(String number) {
        return new SimulatedFault(endpoint, vendorCallKey, number, times, until, delay, kind);
    }

    boolean matches(SimulatedEndpoint asked, @Nullable String key, @Nullable String dialed) {
        return (endpoint == null ? asked != SimulatedEndpoint.TOKEN : endpoint == asked)
                && (vendorCallKey == null || Objects.equals(vendorCallKey, key))
                && (dialedNumber == null || Objects.equals(dialedNumber, dialed));
    }
}
