package dev.tandem.dispatch;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand.ClearRouting;
import java.time.Instant;

/** Commands for tests. */
public final class Commands {
    private Commands() {}

    public static IssuedCommand command(
            String interactionId, String org, int attempt, Instant notAfter) {
        return new IssuedCommand(
                new CommandId(interactionId, CommandKind.CLEAR_ROUTING, 1),
                attempt,
                org,
                "support",
                notAfter,
                new ClearRouting("0LQ" + interactionId));
    }

    /** First attempt, of the org "emea", with an hour to go. */
    public static IssuedCommand command(String interactionId) {
        return command(interactionId, "emea");
    }

    public static IssuedCommand command(String interactionId, String org) {
        return command(interactionId, org, 1, Instant.now().plusSeconds(3600));
    }
}
