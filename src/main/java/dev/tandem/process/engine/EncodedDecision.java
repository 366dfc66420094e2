package dev.tandem.process.engine;

import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.state.Interaction;
import dev.tandem.process.store.StoredInteraction;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What one input leads to, complete before anything of it is in a store or a topic. */
sealed interface EncodedDecision {

    /**
     * It was decided, and everything of it is encoded.
     *
     * @param after the interaction as it will be kept
     * @param state {@code after} as bytes
     * @param journal the record of the journal, which is the timeline's entry too
     */
    record Decided(
            InteractionInput input,
            Decision decision,
            StoredInteraction before,
            StoredInteraction after,
            Bytes state,
            Bytes journal,
            List<Command> commands,
            List<DeadLetter> deadLetters)
            implements EncodedDecision {

        Interaction interaction() {
            return after.state();
        }
    }

    /**
     * A record for the commands topic.
     *
     * @param issued the command in it; null in a withdrawal
     */
    record Command(Bytes record, @Nullable IssuedCommand issued) {}

    /**
     * It could not be decided, and nothing of it must stay.
     *
     * @param errors the program's own words; may be empty
     */
    record Impossible(DeadLetterReason reason, String fault, List<String> errors)
            implements EncodedDecision {}
}
