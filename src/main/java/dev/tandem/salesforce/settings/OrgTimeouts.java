package dev.tandem.salesforce.settings;

import dev.tandem.domain.CommandKind;
import java.time.Duration;

/**
 * How long one request may take, from handing it to the connection pool to the last byte of its
 * answer. The defaults are Cisco's own in its public flow template.
 *
 * @param create for createVoiceCall, more than 0, at most 10 s like the others: the process gives
 *     an attempt up after 30 s, and an attempt may need a token and a replay
 * @param omniFlow for executeOmniFlow
 * @param update for updateVoiceCall
 * @param clear for clearRouting
 */
public record OrgTimeouts(Duration create, Duration omniFlow, Duration update, Duration clear) {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** 5 s each, 2 s for clear. */
    public static final OrgTimeouts DEFAULT =
            new OrgTimeouts(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2));

    public OrgTimeouts {
        check("create", create);
        check("omni-flow", omniFlow);
        check("update", update);
        check("clear", clear);
    }

    public Duration of(CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> create;
            case EXECUTE_OMNI_FLOW -> omniFlow;
            case CLEAR_ROUTING -> clear;
            case UPDATE_VOICE_CALL -> update;
        };
    }

    private static void check(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "timeouts."
                            + name
                            + " must be more than zero and at most "
                            + LONGEST
                            + ", but is "
                            + value);
        }
    }
}
