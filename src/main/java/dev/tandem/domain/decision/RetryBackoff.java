package dev.tandem.domain.decision;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Rule 7: how long to wait before a command is tried again: 1 s, 2 s, 4 s … up to 60 s, and at
 * least as long as Salesforce asks for. Up to a fifth is subtracted, derived from the command's id,
 * so that the commands which one outage delayed do not all come back at the same instant.
 *
 * <p>While an operator holds the org's commands, a create and an Omni-Channel flow are asked for at
 * the same short intervals all the time: a caller waits, and is to be served soon after the org is
 * resumed. Their deadlines bound how many there are. A clear and an update wait longer and longer,
 * because a pause of hours would else fill the topics.
 */
final class RetryBackoff {

    private static final int LONGEST_SECONDS = 60;
    private static final int STEPS_TO_LONGEST = 6;
    private static final int JITTER_STEPS = 200;

    /** A longer Retry-After is not plausible, and adding it could overflow an instant. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(30);

    private RetryBackoff() {}

    /**
     * The time to wait.
     *
     * @param attempt the one that failed, from 1
     */
    static Duration after(CommandId id, int attempt, CommandUnavailable result) {
        return after(id, result.held() && isAwaited(id.kind()) ? 1 : attempt, result.retryAfter());
    }

    private static boolean isAwaited(CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW -> true;
            case CLEAR_ROUTING, UPDATE_VOICE_CALL -> false;
        };
    }

    private static Duration after(CommandId id, int attempt, @Nullable Duration retryAfter) {
        Duration own = own(id, attempt);
        if (retryAfter == null || retryAfter.compareTo(own) <= 0) {
            return own;
        }
        return retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
    }

    private static Duration own(CommandId id, int attempt) {
        int doublings = Math.min(Math.max(attempt, 1) - 1, STEPS_TO_LONGEST);
        long longest = 1_000L * Math.min(LONGEST_SECONDS, 1 << doublings);
        int spread = Math.floorMod((id.toString() + attempt).hashCode(), JITTER_STEPS);
        return Duration.ofMillis(longest - longest * spread / 1_000);
    }
}
