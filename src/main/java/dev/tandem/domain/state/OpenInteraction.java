package dev.tandem.domain.state;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.Contact;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionFact.CommandWithdrawn;
import dev.tandem.domain.InteractionFact.ContactDeclined;
import dev.tandem.domain.InteractionFact.EndInferred;
import dev.tandem.domain.InteractionFact.InteractionClosed;
import dev.tandem.domain.InteractionFact.InteractionForgotten;
import dev.tandem.domain.InteractionFact.NoticeFact;
import dev.tandem.domain.InteractionFact.RedriveNoted;
import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionFact.RetryPlanned;
import dev.tandem.domain.InteractionFact.RoutingDropped;
import dev.tandem.domain.InteractionFact.StartInferred;
import dev.tandem.domain.InteractionFact.StartNoted;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact that has started, belongs to a contact centre and is not closed. */
public record OpenInteraction(
        AcceptedStart start,
        ContactHistory history,
        SalesforceProgress progress,
        OpenCommands commands)
        implements Interaction {

    /**
     * How the interaction began.
     *
     * @param settings as they were when the start was taken in
     * @param startedAt when the start was received
     */
    public record AcceptedStart(
            Contact contact, ContactCenterSettings settings, Instant startedAt) {}

    public Contact contact() {
        return start.contact();
    }

    public ContactCenterSettings settings() {
        return start.settings();
    }

    /** When the start was received. */
    public Instant startedAt() {
        return start.startedAt();
    }

    /** The command whose result is waited for; null when none is. */
    public @Nullable InFlightCommand inFlight() {
        return commands.inFlight();
    }

    @Override
    public String interactionId() {
        return contact().interactionId();
    }

    @Override
    public InteractionPhase phase() {
        InFlightCommand inFlight = inFlight();
        if (inFlight != null) {
            return phase(inFlight.command().id().kind());
        }
        if (history.ended()) {
            return history.connected() ? InteractionPhase.ANSWERED : phaseAfterEnd();
        }
        if (progress.voiceCallId() == null && progress.voiceCall().create().open()) {
            return InteractionPhase.CREATING;
        }
        if (history.connected()) {
            return InteractionPhase.ANSWERED;
        }
        return omniFlowToCome() ? InteractionPhase.ROUTING : InteractionPhase.WAITING;
    }

    private static InteractionPhase phase(CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> InteractionPhase.CREATING;
            case EXECUTE_OMNI_FLOW -> InteractionPhase.ROUTING;
            case CLEAR_ROUTING -> InteractionPhase.CLEARING;
            case UPDATE_VOICE_CALL -> InteractionPhase.UPDATING;
        };
    }

    private InteractionPhase phaseAfterEnd() {
        if (progress.update().attempts() > 0) {
            return InteractionPhase.UPDATING;
        }
        return progress.clear().attempts() > 0
                ? InteractionPhase.CLEARING
                : InteractionPhase.ABANDONING;
    }

    @Override
    public RoutingAnswer answer() {
        return new RoutingAnswer(
                interactionId(),
                vendorCallKey(),
                progress.voiceCallId(),
                contact().startTime(),
                progress.omniFlow().queue(),
                progress.omniFlow().agent(),
                routingStatus());
    }

    private Status routingStatus() {
        if (progress.omniFlow().routing() != null) {
            return progress.omniFlow().queue() == null && progress.omniFlow().agent() == null
                    ? Status.CREATED
                    : Status.ROUTED;
        }
        if (progress.voiceCallId() == null) {
            return history.ended() || progress.voiceCall().create().givenUp()
                    ? Status.UNAVAILABLE
                    : Status.PENDING;
        }
        CommandProgress flow = progress.omniFlow().execute();
        if ((progress.omniFlowTried() && !omniFlowRedriven()) || flow.givenUp()) {
            return Status.UNAVAILABLE;
        }
        boolean noFlow = !settings().omniFlow() || history.ended() || history.connected();
        return noFlow && !omniFlowInFlight() ? Status.CREATED : Status.PENDING;
    }

    /**
     * Whether the Omni-Channel flow can run for the VoiceCall: it has not run, or its redrive is
     * another run. An agent's answer is not considered.
     */
    public boolean omniFlowToCome() {
        return settings().omniFlow()
                && progress.omniFlow().execute().open()
                && progress.voiceCallId() != null
                && (!progress.omniFlowTried() || omniFlowRedriven());
    }

    private boolean omniFlowInFlight() {
        InFlightCommand inFlight = inFlight();
        return !history.ended()
                && inFlight != null
                && inFlight.command().id().kind() == CommandKind.EXECUTE_OMNI_FLOW;
    }

    private boolean omniFlowRedriven() {
        CommandProgress flow = progress.omniFlow().execute();
        return flow.open() && flow.redrivenAt() != null;
    }

    @Override
    public @Nullable CloseOutcome outcome() {
        return null;
    }

    @Override
    public boolean forgotten() {
        return false;
    }

    @Override
    public Interaction evolve(InteractionFact fact) {
        return switch (fact) {
            case StartNoted _, StartInferred _, ContactDeclined _, InteractionForgotten _ ->
                    throw cannotFollow(fact);
            case NoticeFact notice -> with(history.with(notice));
            case EndInferred(var at) -> with(history.withDepartureAsEnd(at));
            case CommandIssued issued -> after(issued);
            case CommandWithdrawn withdrawn -> with(progress, commands.after(withdrawn));
            case RequestStarted started -> after(started);
            case ResultNoted result -> after(result);
            case RoutingDropped _ -> with(progress.withoutRouting(), commands);
            case RetryPlanned(var id, var notBefore) ->
                    with(
                            progress.with(id.kind(), progress.of(id.kind()).withRetryAt(notBefore)),
                            commands);
            case CommandGivenUp(var command, var _, var _) -> afterGivingUp(command);
            case RedriveNoted redrive -> after(redrive);
            case InteractionClosed closed -> ClosedInteraction.after(this, closed);
        };
    }

    private OpenInteraction with(ContactHistory changed) {
        return new OpenInteraction(start, changed, progress, commands);
    }

    private OpenInteraction with(SalesforceProgress changed, OpenCommands unsettled) {
        return new OpenInteraction(start, history, changed, unsettled);
    }

    private OpenInteraction after(CommandIssued issued) {
        IssuedCommand command = issued.command();
        CommandKind kind = command.id().kind();
        CommandProgress changed = progress.of(kind).withIssued(command.id(), command.attempt());
        return with(countingLateCreate(kind, changed), commands.after(issued));
    }

    private OpenInteraction after(RequestStarted started) {
        return commands.awaits(started.id(), started.attempt())
                ? with(progress, commands.after(started))
                : with(progress.withUnknown(started), commands);
    }

    public OpenInteraction after(ResultNoted noted) {
        return with(progress.with(noted), commands.after(noted));
    }

    private OpenInteraction afterGivingUp(IssuedCommand command) {
        CommandKind kind = command.id().kind();
        return with(
                countingLateCreate(kind, progress.of(kind).asGivenUp()),
                commands.withGivenUp(command));
    }

    private SalesforceProgress countingLateCreate(CommandKind kind, CommandProgress changed) {
        boolean late = kind == CommandKind.CREATE_VOICE_CALL && history.ended();
        SalesforceProgress all = progress.with(kind, changed);
        return late ? all.withLateCreate() : all;
    }

    public OpenInteraction after(RedriveNoted redrive) {
        CommandKind kind = redrive.kind();
        return with(
                progress.with(kind, progress.of(kind).asRedriven(redrive.at())),
                commands.withoutGivenUp(kind));
    }
}
