package dev.tandem.domain.decision;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.Contact;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.domain.SalesforceCommand.CallFigures;
import dev.tandem.domain.SalesforceCommand.ClearRouting;
import dev.tandem.domain.SalesforceCommand.CreateVoiceCall;
import dev.tandem.domain.SalesforceCommand.DisconnectReason;
import dev.tandem.domain.SalesforceCommand.ExecuteOmniFlow;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import dev.tandem.domain.state.CallStatistics;
import dev.tandem.domain.state.CommandProgress;
import dev.tandem.domain.state.ContactHistory;
import dev.tandem.domain.state.OpenInteraction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the commands of an open interaction, with their ids and attempts. */
public final class CommandFactory {

    private static final DisconnectReason CALLBACK = new DisconnectReason("CALLBACK", false);

    private CommandFactory() {}

    /** The attempt to issue now. A command after one that was given up has the next ordinal. */
    static IssuedCommand next(OpenInteraction state, CommandKind kind, Instant deadline) {
        CommandProgress progress = state.progress().of(kind);
        return progress.givenUp()
                ? command(state, kind, progress.ordinal() + 1, 1, deadline)
                : command(state, kind, progress.ordinal(), progress.attempts() + 1, deadline);
    }

    /** The attempt that was issued last, for results that come when it is not in inFlight. */
    static IssuedCommand last(OpenInteraction state, CommandKind kind, Instant deadline) {
        CommandProgress progress = state.progress().of(kind);
        return command(state, kind, progress.ordinal(), Math.max(1, progress.attempts()), deadline);
    }

    /**
     * Whether an issued command says what is known now. Only the update of an answered call can be
     * outdated: by another end, hold or recording, or by the answer itself.
     */
    public static boolean upToDate(OpenInteraction state, IssuedCommand issued) {
        return issued.id().kind() != CommandKind.UPDATE_VOICE_CALL
                || !state.history().connected()
                || issued.command().equals(update(state));
    }

    private static IssuedCommand command(
            OpenInteraction state, CommandKind kind, int ordinal, int attempt, Instant deadline) {
        return new IssuedCommand(
                new CommandId(state.interactionId(), kind, ordinal),
                attempt,
                state.settings().org(),
                state.settings().name(),
                deadline,
                body(state, kind));
    }

    private static SalesforceCommand body(OpenInteraction state, CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> new CreateVoiceCall(state.contact());
            case EXECUTE_OMNI_FLOW -> new ExecuteOmniFlow(recordId(state), state.contact());
            case CLEAR_ROUTING -> new ClearRouting(recordId(state));
            case UPDATE_VOICE_CALL -> update(state);
        };
    }

    private static String recordId(OpenInteraction state) {
        return Objects.requireNonNullElse(state.progress().voiceCallId(), state.vendorCallKey());
    }

    private static UpdateVoiceCall update(OpenInteraction state) {
        Instant end = endTime(state);
        return new UpdateVoiceCall(
                recordId(state),
                state.contact(),
                end,
                reason(state),
                fromNumber(state),
                figures(state, end));
    }

    /** Sent where it changed, or where the update itself has to make the record. */
    private static @Nullable String fromNumber(OpenInteraction state) {
        CallStatistics.Word changed = state.history().evidence().changedNumber();
        if (changed != null) {
            return changed.text();
        }
        boolean known = state.progress().voiceCallId() != null;
        return known ? null : Objects.requireNonNullElse(state.contact().ani(), "");
    }

    private static @Nullable CallFigures figures(OpenInteraction state, Instant end) {
        if (!state.history().connected()) {
            return null;
        }
        CallStatistics statistics =
                Objects.requireNonNullElse(state.history().statistics(), CallStatistics.NONE);
        return statistics.figures(state.contact().startTime(), end);
    }

    private static Instant endTime(OpenInteraction state) {
        Contact contact = state.contact();
        ContactHistory.End end = state.history().effectiveEnd();
        return end == null || end.at().isBefore(contact.startTime())
                ? contact.startTime()
                : end.at().truncatedTo(ChronoUnit.MILLIS);
    }

    private static DisconnectReason reason(OpenInteraction state) {
        ContactHistory history = state.history();
        if (history.connected()) {
            ContactHistory.End end = history.effectiveEnd();
            String reason = end == null ? null : end.reason();
            return new DisconnectReason(Objects.requireNonNullElse(reason, "Ended"), false);
        }
        return history.callback()
                ? CALLBACK
                : state.settings().disconnectReason(history.abandonmentType());
    }
}
