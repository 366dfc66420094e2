package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.IssuedCommand;

/** Is told what becomes of each call while a recording is replayed. */
public interface CallListener {
    /** Listens to nothing. */
    CallListener NONE =
            new CallListener() {
                @Override
                public void began(String interactionId) {}

                @Override
                public void issued(String interactionId, IssuedCommand command) {}

                @Override
                public void closed(String interactionId, CloseOutcome outcome) {}
            };

    /** A call is in the recording. */
    void began(String interactionId);

    /** It sends a command to Salesforce. */
    void issued(String interactionId, IssuedCommand command);

    /** It is closed. */
    void closed(String interactionId, CloseOutcome outcome);
}
