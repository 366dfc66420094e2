package dev.tandem.domain;

import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import java.time.Duration;

/** Until when a command is worth trying. */
final class Deadlines {

    private Deadlines() {}

    static Duration worthTrying(CommandKind kind, CommandDeadlines deadlines) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> deadlines.create();
            case EXECUTE_OMNI_FLOW -> deadlines.omniFlow();
            case CLEAR_ROUTING -> deadlines.clear();
            case UPDATE_VOICE_CALL -> deadlines.update();
        };
    }
}
