package dev.tandem.salesforce;

import org.jspecify.annotations.Nullable;

/**
 * One row of the fault table. An error matches when status, code and message do.
 *
 * @param fromStatus the lowest HTTP status it is about
 * @param toStatus the highest
 * @param errorCode the platform's error code, or null for any and none
 * @param messagePart what the message must contain, or null
 * @param fault what it means
 * @param advice what to change, for configuration faults and the like; empty where nothing helps
 *     but waiting
 */
record FaultRow(
        int fromStatus,
        int toStatus,
        @Nullable String errorCode,
        @Nullable String messagePart,
        Fault fault,
        String advice) {

    boolean matches(int status, @Nullable PlatformError error) {
        return status >= fromStatus
                && status <= toStatus
                && (errorCode == null || (error != null && errorCode.equals(error.errorCode())))
                && (messagePart == null || (error != null && contains(error, messagePart)));
    }

    private static boolean contains(PlatformError error, String part) {
        return error.message() != null && error.message().contains(part);
    }
}
