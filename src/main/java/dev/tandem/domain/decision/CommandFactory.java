package dev.tandem.domain.decision;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.Contact;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.domain.SalesforceCommand.CallFigures;
import dev.tandem.domain.SalesforceCommand.ClearRouting;
import dev.tandem.domain.SalesforceCommand.CreateVoiceCall;
import dev.tandem.domain.SalesforceCommand.DisconnectReason;
import dev.tandem.domain.SalesforceCommand.ExecuteOmniFlow;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import dev.tandem.domain.state.Abandonment;
import dev.tandem.domain.state.CallStatistics;
import dev.tandem.domain.state.CommandProgress;
import dev.tandem.domain.state.ContactHistory;
import dev.tandem.domain.state.OpenInteraction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the commands of an open interaction, with their ids, attempts and deadlines. */
public final class CommandFactory {

    private static final DisconnectReason CALLBACK = new DisconnectReason("CALLBACK", false);

    private final NextCommandPlanner planner;

    public CommandFactory(NextCommandPlanner planner) {
        this.planner = planner;
    }

    /** The attempt to issue now. A command after one that was given up has the next ordinal. */
    IssuedCommand next(OpenInteraction state, CommandKind kind, Instant now) {
        CommandProgress step = state.dealings().step(kind);
        return step.givenUp()
                ? command(state, kind, step.ordinal() + 1, 1, now)
                : command(state, kind, step.ordinal(), step.attempts() + 1, now);
    }

    /** The attempt that was issued last, for results that come when it is not in flight. */
    IssuedCommand last(OpenInteraction state, CommandKind kind, Instant now) {
        CommandProgress step = state.dealings().step(kind);
        return command(state, kind, step.ordinal(), Math.max(1, step.attempts()), now);
    }

    /**
     * Whether a command that was issued says what is known now. Only the update of an answered call
     * can be outdated: by another end, hold or recording, or by the answer itself.
     */
    public boolean upToDate(OpenInteraction state, IssuedCommand issued) {
        return issued.id().kind() != CommandKind.UPDATE_VOICE_CALL
                || !state.told().connected()
                || issued.command().equals(update(state));
    }

    /**
     * Until when the next attempt is worth making: counted from the redrive, else from when the
     * start was received (create, omni-flow) or the end (clear, update, a create after the end).
     *
     * <p>The first attempt of an Omni-Channel flow is due whenever its VoiceCall is there, however
     * long Salesforce took for that; then it has the whole time from now, and only repetitions are
     * bound to the start.
     */
    public Instant deadline(OpenInteraction state, CommandKind kind, Instant now) {
        Duration time = state.settings().deadlines().of(kind);
        CommandProgress step = state.dealings().step(kind);
        boolean firstFlow = kind == CommandKind.EXECUTE_OMNI_FLOW && step.attempts() == 0;
        Instant redrivenAt = step.redrivenAt();
        if (firstFlow) {
            return now.plus(time);
        }
        return (redrivenAt == null ? base(state, kind) : redrivenAt).plus(time);
    }

    private Instant base(OpenInteraction state, CommandKind kind) {
        ContactHistory.End end = state.told().effectiveEnd();
        return switch (kind) {
            case CREATE_VOICE_CALL -> end == null ? state.startedAt() : end.receivedAt();
            case EXECUTE_OMNI_FLOW -> state.startedAt();
            case CLEAR_ROUTING ->
                    end == null
                            ? planner.lostAt(state.told(), state.startedAt())
                            : end.receivedAt();
            case UPDATE_VOICE_CALL -> updateBase(state, end);
        };
    }

    /** The update of an answered call has the whole time from when it is due. */
    private Instant updateBase(OpenInteraction state, ContactHistory.@Nullable End end) {
        if (end == null) {
            return planner.lostAt(state.told(), state.startedAt());
        }
        return state.told().connected()
                ? NextCommandPlanner.quietFrom(state.told(), end)
                : end.receivedAt();
    }

    private IssuedCommand command(
            OpenInteraction state, CommandKind kind, int ordinal, int attempt, Instant now) {
        return new IssuedCommand(
                new CommandId(state.interactionId(), kind, ordinal),
                attempt,
                state.settings().org(),
                state.settings().name(),
                deadline(state, kind, now),
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
        String voiceCallId = state.dealings().voiceCallId();
        return voiceCallId == null ? state.vendorCallKey() : voiceCallId;
    }

    private static UpdateVoiceCall update(OpenInteraction state) {
        Contact contact = state.contact();
        Instant end = endTime(state);
        return new UpdateVoiceCall(
                recordId(state),
                contact,
                end,
                reason(state),
                fromNumber(state),
                figures(state, end));
    }

    /** Sent where it changed, or where the update itself has to make the record. */
    private static @Nullable String fromNumber(OpenInteraction state) {
        CallStatistics.Word changed = state.told().evidence().number();
        if (changed != null) {
            return changed.text();
        }
        boolean known = state.dealings().voiceCallId() != null;
        return known ? null : Objects.requireNonNullElse(state.contact().ani(), "");
    }

    private static @Nullable CallFigures figures(OpenInteraction state, Instant end) {
        if (!state.told().connected()) {
            return null;
        }
        CallStatistics statistics =
                Objects.requireNonNullElse(state.told().statistics(), CallStatistics.NONE);
        return statistics.figures(state.contact().startTime(), end);
    }

    private static Instant endTime(OpenInteraction state) {
        Instant start = state.contact().startTime();
        ContactHistory.End end = state.told().effectiveEnd();
        if (end == null || end.at().isBefore(start)) {
            return start;
        }
        return end.at().truncatedTo(ChronoUnit.MILLIS);
    }

    private static DisconnectReason reason(OpenInteraction state) {
        ContactHistory told = state.told();
        if (told.connected()) {
            ContactHistory.End end = told.effectiveEnd();
            String words = end == null ? null : end.reason();
            return new DisconnectReason(Objects.requireNonNullElse(words, "Ended"), false);
        }
        ContactCenterSettings settings = state.settings();
        return told.callback() ? CALLBACK : settings.disconnectReason(Abandonment.type(told));
    }
}
