package dev.tandem.ops.words;

import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
import dev.tandem.domain.InteractionInput.AnswerImplied;
import dev.tandem.domain.InteractionInput.CallHeld;
import dev.tandem.domain.InteractionInput.CallResumed;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandRedriven;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.ContactUpdated;
import dev.tandem.domain.InteractionInput.CustomerLeft;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.InteractionInput.RecordingAvailable;
import dev.tandem.domain.InteractionInput.Woken;

/**
 * The kind of an input as a metric tag. Dashboards select by these values, so they do not follow
 * the names of the classes.
 */
public final class InputLabels {
    private InputLabels() {}

    public static String of(InteractionInput input) {
        return switch (input) {
            case ContactStarted _ -> "ContactStarted";
            case ContactQueued _ -> "ContactQueued";
            case AgentOffered _ -> "AgentOffered";
            case AgentConnected _ -> "AgentConnected";
            case AnswerImplied _ -> "AnswerImplied";
            case CallHeld _ -> "CallHeld";
            case CallResumed _ -> "CallResumed";
            case RecordingAvailable _ -> "RecordingAvailable";
            case ContactEnded _ -> "ContactEnded";
            case CustomerLeft _ -> "CustomerLeft";
            case ContactUpdated _ -> "ContactUpdated";
            case OtherNotice _ -> "OtherNotice";
            case CommandStarted _ -> "CommandStarted";
            case CommandAnswered _ -> "CommandAnswered";
            case Woken _ -> "Woken";
            case CommandRedriven _ -> "CommandRedriven";
        };
    }
}
