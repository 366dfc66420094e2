package dev.tandem.process.engine;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.phone.PhoneNumberMask;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes dead letters: of records that cannot be handled, and of decisions that give up. */
final class DeadLetterFactory {
    private final int payloadBytes;

    DeadLetterFactory(int payloadBytes) {
        this.payloadBytes = payloadBytes;
    }

    /** Of a record that could not be handled. */
    DeadLetter of(
            InputRecord input,
            @Nullable String interactionId,
            DeadLetterReason reason,
            String fault,
            List<String> errors) {
        return DeadLetter.of(input.copy(payloadBytes), interactionId, reason, fault, errors);
    }

    /** What a decision leaves to an operator; empty for most. */
    List<DeadLetter> of(InputRecord input, String interactionId, Decision decision) {
        List<DeadLetter> letters = new ArrayList<>();
        if (decision instanceof Decision.Ignored(IgnoreReason reason, var _)
                && reason == IgnoreReason.NO_CONTACT_CENTRE) {
            letters.add(
                    of(
                            input,
                            interactionId,
                            DeadLetterReason.NO_CONTACT_CENTRE,
                            "no configured contact centre claims the contact, or several do"
                                    + " equally",
                            List.of()));
        }
        for (var fact : decision.facts()) {
            if (fact instanceof CommandGivenUp givenUp) {
                letters.add(
                        DeadLetter.givenUp(
                                input.copy(payloadBytes),
                                interactionId,
                                givenUp.command(),
                                givenUp.errors().stream().map(PhoneNumberMask::in).toList()));
            }
        }
        return letters;
    }
}
