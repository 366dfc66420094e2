package dev.tandem.salesforce.faults;

import org.jspecify.annotations.Nullable;

/**
 * One row of the fault table. An error matches when status, code and message do.
 *
 * @param fromStatus the lowest HTTP status that matches
 * @param toStatus the highest
 * @param errorCode the platform's error code, all codes that begin so where it ends in {@code _},
 *     or null for any and none
 * @param messagePart what the message must contain, or null
 * @param fault the classification
 * @param advice what to change, for configuration faults and the like; empty where only waiting
 *     helps
 */
record FaultRow(
        int fromStatus,
        int toStatus,
        @Nullable String errorCode,
        @Nullable String messagePart,
        OrgFault fault,
        String advice) {

    boolean matches(int status, @Nullable PlatformError error) {
        return status >= fromStatus
                && status <= toStatus
                && (errorCode == null || (error != null && isCode(error.errorCode())))
                && (messagePart == null || (error != null && contains(error, messagePart)));
    }

    private boolean isCode(@Nullable String code) {
        return code != null
                && errorCode != null
                && (errorCode.endsWith("_") ? code.startsWith(errorCode) : code.equals(errorCode));
    }

    private static boolean contains(PlatformError error, String part) {
        return error.message() != null && error.message().contains(part);
    }
}
