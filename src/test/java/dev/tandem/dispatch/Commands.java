package dev.tandem.dispatch;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.Contact;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand.ClearRouting;
import dev.tandem.domain.SalesforceCommand.DisconnectReason;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import java.time.Instant;
import java.util.Map;

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

    /** First attempt of what is written when a call is over. */
    public static IssuedCommand update(String interactionId) {
        Instant now = Instant.now();
        return new IssuedCommand(
                new CommandId(interactionId, CommandKind.UPDATE_VOICE_CALL, 1),
                1,
                "emea",
                "support",
                now.plusSeconds(3600),
                new UpdateVoiceCall(
                        interactionId,
                        new Contact(interactionId, now, null, null, Map.of(), null),
                        now,
                        new DisconnectReason("Abandoned in queue", true),
                        null,
                        null));
    }

    public static IssuedCommand command(String interactionId, String org) {
        return command(interactionId, org, 1, Instant.now().plusSeconds(3600));
    }
}
