package dev.tandem.domain.state;

import dev.tandem.domain.CallLocation;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import java.time.Duration;
import java.time.Instant;

/** When an ended call that nobody answered counts as abandoned, and which kind of it. */
public final class Abandonment {

    private Abandonment() {}

    /**
     * When no late answer is waited for any more. A call last seen ringing gets longer: its answer
     * may well be on the way, and updating an answered call would close a live conversation. An end
     * that was inferred has been waited for already, from the departure of the customer on.
     */
    public static Instant graceEnd(
            ContactHistory told, ContactHistory.End end, ContactCenterSettings settings) {
        Duration grace =
                told.lastPlace() == CallLocation.RINGING
                        ? settings.graceWhenRinging()
                        : settings.grace();
        ContactHistory.End left = told.evidence().left();
        if (!end.inferred() || left == null) {
            return end.receivedAt().plus(grace);
        }
        Instant sinceDeparture = left.receivedAt().plus(grace);
        return sinceDeparture.isAfter(end.receivedAt()) ? sinceDeparture : end.receivedAt();
    }

    public static AbandonmentType type(ContactHistory told) {
        return switch (told.lastPlace()) {
            case BEFORE_QUEUE ->
                    told.evidence().endedBySystem()
                            ? AbandonmentType.SELF_SERVICE
                            : AbandonmentType.BEFORE_QUEUE;
            case IN_QUEUE -> AbandonmentType.IN_QUEUE;
            case RINGING -> AbandonmentType.WHILE_RINGING;
        };
    }

    public static CloseOutcome outcome(ContactHistory told) {
        return switch (type(told)) {
            case BEFORE_QUEUE -> CloseOutcome.ABANDONED_BEFORE_QUEUE;
            case IN_QUEUE -> CloseOutcome.ABANDONED_IN_QUEUE;
            case WHILE_RINGING -> CloseOutcome.ABANDONED_WHILE_RINGING;
            case SELF_SERVICE -> CloseOutcome.ENDED_IN_SELF_SERVICE;
        };
    }
}
