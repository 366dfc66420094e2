package dev.tandem.process.engine;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.phone.PhoneNumberMask;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.Payload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes dead letters: of records that cannot be handled, and of decisions that give up. */
final class DeadLetterFactory {
    private final int payloadBytes;

    DeadLetterFactory(int payloadBytes) {
        this.payloadBytes = payloadBytes;
    }

    /** The record itself is the trouble. */
    DeadLetter of(
            InputRecord arrived,
            @Nullable String interactionId,
            DeadLetterReason reason,
            String fault,
            List<String> errors) {
        return new DeadLetter(
                arrived.source().toString(),
                arrived.receivedAt(),
                interactionId,
                arrived.source(),
                reason,
                reason.explains(fault),
                errors,
                null,
                Payload.of(arrived.value(), payloadBytes),
                key(arrived),
                arrived.headers());
    }

    /** What a decision leaves to an operator; empty for most. */
    List<DeadLetter> of(InputRecord arrived, String interactionId, Decision decision) {
        List<DeadLetter> letters = new ArrayList<>();
        if (decision instanceof Decision.Ignored(IgnoreReason reason, var _)
                && reason == IgnoreReason.NO_CONTACT_CENTRE) {
            letters.add(
                    of(
                            arrived,
                            interactionId,
                            DeadLetterReason.NO_CONTACT_CENTRE,
                            "no configured contact centre claims the contact, or several do"
                                    + " equally",
                            List.of()));
        }
        for (var fact : decision.facts()) {
            if (fact instanceof CommandGivenUp givenUp) {
                letters.add(of(arrived, interactionId, givenUp));
            }
        }
        return letters;
    }

    private DeadLetter of(InputRecord arrived, String interactionId, CommandGivenUp givenUp) {
        String kind = givenUp.command().id().kind().word();
        return new DeadLetter(
                arrived.source() + "-" + kind,
                arrived.receivedAt(),
                interactionId,
                arrived.source(),
                DeadLetterReason.COMMAND_GIVEN_UP,
                DeadLetterReason.COMMAND_GIVEN_UP.explains(
                        "command %s was given up at attempt %d"
                                .formatted(kind, givenUp.command().attempt())),
                givenUp.errors().stream().map(PhoneNumberMask::in).toList(),
                givenUp.command().id(),
                Payload.of(arrived.value(), payloadBytes),
                key(arrived),
                arrived.headers());
    }

    private static @Nullable Payload key(InputRecord arrived) {
        byte[] key = arrived.key();
        return key == null ? null : Payload.of(key, DeadLetter.KEY_BYTES);
    }
}
