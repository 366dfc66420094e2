package dev.tandem.domain.decision;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.IssuedCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision on an input: it is acted on, or ignored for a named reason. Nothing is dropped
 * silently.
 */
public sealed interface Decision {

    /** What changed, in order; folding it gives the state after. Empty for most ignored inputs. */
    List<InteractionFact> facts();

    /**
     * The input changes the interaction.
     *
     * @param facts what changed, in order; never empty
     * @param commands what to send to Salesforce; empty or one, for at most one command is in
     *     flight
     * @param withdrawn an attempt issued earlier that is no longer wanted, or null. The dispatcher
     *     may drop it while it waits for a slot, and then answers {@link
     *     dev.tandem.domain.SalesforceResult.CommandUnavailable} with {@code mayHaveExecuted} false
     */
    record Acted(
            List<InteractionFact> facts,
            List<IssuedCommand> commands,
            @Nullable Withdrawal withdrawn)
            implements Decision {
        public Acted {
            facts = List.copyOf(facts);
            commands = List.copyOf(commands);
        }
    }

    /**
     * The input changes nothing about what to do.
     *
     * @param facts what is recorded nevertheless, e.g. that a contact is out of scope, so that its
     *     later notices need no start
     */
    record Ignored(IgnoreReason reason, List<InteractionFact> facts) implements Decision {
        public Ignored {
            facts = List.copyOf(facts);
        }

        public Ignored(IgnoreReason reason) {
            this(reason, List.of());
        }
    }

    /** The attempt that need not be sent any more. */
    record Withdrawal(CommandId id, int attempt) {}
}
