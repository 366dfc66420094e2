package dev.tandem.domain.decision;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import java.time.Instant;

/** What an open interaction comes to next if nothing else is told, and when. */
sealed interface Plan {

    Instant due();

    record Send(CommandKind kind, Instant due) implements Plan {}

    record Close(CloseOutcome outcome, Instant due) implements Plan {}

    default boolean sends(CommandKind kind) {
        return this instanceof Send send && send.kind() == kind;
    }
}
