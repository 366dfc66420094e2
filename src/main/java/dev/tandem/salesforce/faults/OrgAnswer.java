package dev.tandem.salesforce.faults;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request, in any shape.
 *
 * @param status the HTTP status
 * @param retryAfter the Retry-After header, or null
 * @param movedTo the host of its redirect, or null
 * @param body what the bytes turned out to be
 */
public record OrgAnswer(
        int status, @Nullable Duration retryAfter, @Nullable String movedTo, Body body) {

    boolean isSuccessStatus() {
        return status >= 200 && status < 300;
    }

    /** The shapes that bodies have. */
    sealed interface Body {}

    /**
     * The voice wrapper's JSON.
     *
     * @param success its {@code success} field; null when it is missing
     * @param data null when it is missing or null
     * @param errors its errors; empty for null, one for a string, several for an array
     */
    record Wrapper(@Nullable Boolean success, @Nullable WrapperData data, List<String> errors)
            implements Body {}

    /** The platform spoke in front of the wrapper. Never empty. */
    record Platform(List<PlatformError> errors) implements Body {}

    /** HTML: a login or maintenance page, a proxy's, or that of a host which is no org's. */
    public record Page() implements Body {}

    /** Anything else: empty, or JSON that cannot be parsed. */
    record Unreadable() implements Body {}
}
