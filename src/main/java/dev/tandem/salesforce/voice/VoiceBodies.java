package dev.tandem.salesforce.voice;

import dev.tandem.domain.Contact;
import dev.tandem.domain.ContactOrigin;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.domain.SalesforceCommand.CallFigures;
import dev.tandem.domain.Timestamps;
import dev.tandem.salesforce.settings.VoiceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From the words of the domain to those of the voice wrapper. */
public final class VoiceBodies {
    private static final ContactOrigin UNTOLD = new ContactOrigin(null, null, null);

    private VoiceBodies() {}

    public static VoiceBody of(
            SalesforceCommand command, VoiceSettings centre, PhoneNumbers numbers) {
        return switch (command) {
            case SalesforceCommand.CreateVoiceCall create ->
                    create(create.contact(), centre, numbers);
            case SalesforceCommand.ExecuteOmniFlow flow -> omniFlow(flow, centre, numbers);
            case SalesforceCommand.ClearRouting clear ->
                    new VoiceBody.ClearRouting(
                            centre.callCenterDevName(), centre.certDevName(), clear.voiceCallId());
            case SalesforceCommand.UpdateVoiceCall update -> update(update, centre, numbers);
        };
    }

    private static VoiceBody create(Contact contact, VoiceSettings centre, PhoneNumbers numbers) {
        String caller = numbers.caller(contact.ani());
        ContactOrigin origin = Objects.requireNonNullElse(contact.origin(), UNTOLD);
        return new VoiceBody.CreateVoiceCall(
                centre.callCenterDevName(),
                centre.certDevName(),
                contact.vendorCallKey(),
                numbers.dialed(contact.dnis()),
                caller,
                origin.parentVoiceCallId() == null ? "Inbound" : "Transfer",
                time(contact.startTime()),
                List.of(new VoiceBody.Participant(caller, "END_USER")),
                centre.callAttributes().fillAsJson(contact),
                origin.parentVoiceCallId(),
                origin.callOrigin(),
                origin.queue());
    }

    private static VoiceBody omniFlow(
            SalesforceCommand.ExecuteOmniFlow flow, VoiceSettings centre, PhoneNumbers numbers) {
        return new VoiceBody.ExecuteOmniFlow(
                centre.callCenterDevName(),
                centre.certDevName(),
                flow.voiceCallId(),
                numbers.dialed(flow.contact().dnis()),
                centre.flowDevName(),
                centre.fallbackQueue(),
                centre.inputParameters().fill(flow.contact()));
    }

    private static VoiceBody update(
            SalesforceCommand.UpdateVoiceCall update, VoiceSettings centre, PhoneNumbers numbers) {
        CallFigures figures = update.figures();
        return new VoiceBody.UpdateVoiceCall(
                centre.callCenterDevName(),
                centre.certDevName(),
                update.voiceCallId(),
                time(update.contact().startTime()),
                time(update.endTime()),
                fromNumber(update.fromNumber(), numbers),
                figures == null ? null : figures(figures),
                new VoiceBody.Reason(
                        update.disconnectReason().value(), update.disconnectReason().isError()));
    }

    private static @Nullable String fromNumber(@Nullable String number, PhoneNumbers numbers) {
        return number == null ? null : numbers.caller(number);
    }

    private static VoiceBody.Figures figures(CallFigures figures) {
        return new VoiceBody.Figures(
                timeOrNull(figures.enqueueTime()),
                timeOrNull(figures.acceptTime()),
                figures.numberOfHolds(),
                figures.queue(),
                secondsOrNull(figures.agentInteraction()),
                figures.longestHold().toSeconds(),
                figures.totalHold().toSeconds(),
                figures.recordingLocation());
    }

    private static @Nullable Long secondsOrNull(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable String timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    /** Salesforce takes milliseconds at most, and wants Z. */
    private static String time(Instant instant) {
        return Timestamps.of(instant);
    }
}
