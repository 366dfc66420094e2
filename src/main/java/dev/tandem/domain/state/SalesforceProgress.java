package dev.tandem.domain.state;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.SalesforceResult;
import org.jspecify.annotations.Nullable;

/**
 * How far Salesforce is with an interaction.
 *
 * @param voiceCallId of the record; null while none is known to exist
 * @param lateCreate whether a create was issued or given up after the end: the one late create that
 *     missed-calls=create-and-update allows has been used
 * @param routing what the Omni-Channel flow decided; null when it has not, or too late
 */
public record SalesforceProgress(
        CommandProgress create,
        @Nullable String voiceCallId,
        boolean lateCreate,
        CommandProgress omniFlow,
        @Nullable Routing routing,
        CommandProgress clear,
        CommandProgress update) {

    static final SalesforceProgress NONE =
            new SalesforceProgress(
                    CommandProgress.UNTRIED,
                    null,
                    false,
                    CommandProgress.UNTRIED,
                    null,
                    CommandProgress.UNTRIED,
                    CommandProgress.UNTRIED);

    /** Both null: the flow ran and decided nothing. */
    record Routing(@Nullable String queue, @Nullable String agent) {}

    public CommandProgress step(CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> create;
            case EXECUTE_OMNI_FLOW -> omniFlow;
            case CLEAR_ROUTING -> clear;
            case UPDATE_VOICE_CALL -> update;
        };
    }

    SalesforceProgress with(CommandKind kind, CommandProgress step) {
        return switch (kind) {
            case CREATE_VOICE_CALL ->
                    new SalesforceProgress(
                            step, voiceCallId, lateCreate, omniFlow, routing, clear, update);
            case EXECUTE_OMNI_FLOW ->
                    new SalesforceProgress(
                            create, voiceCallId, lateCreate, step, routing, clear, update);
            case CLEAR_ROUTING ->
                    new SalesforceProgress(
                            create, voiceCallId, lateCreate, omniFlow, routing, step, update);
            case UPDATE_VOICE_CALL ->
                    new SalesforceProgress(
                            create, voiceCallId, lateCreate, omniFlow, routing, clear, step);
        };
    }

    /** Whether an Omni-Channel flow may have left a pending service routing. */
    public boolean omniFlowTried() {
        return omniFlow.done() || omniFlow.inDoubt();
    }

    /** Whether a VoiceCall record exists, or may exist. */
    public boolean mayHaveRecord() {
        return voiceCallId != null || create.inDoubt();
    }

    SalesforceProgress withLateCreate() {
        return new SalesforceProgress(create, voiceCallId, true, omniFlow, routing, clear, update);
    }

    SalesforceProgress withRouting(@Nullable Routing decided) {
        return new SalesforceProgress(
                create, voiceCallId, lateCreate, omniFlow, decided, clear, update);
    }

    /** A request that no command of this state explains is on its way: it may have its effect. */
    SalesforceProgress withStray(InteractionFact.RequestStarted started) {
        CommandKind kind = started.id().kind();
        CommandProgress step = step(kind).heardOf(started.id(), started.attempt());
        return with(kind, step.doubted());
    }

    /** What a result says, whichever attempt or command it belongs to. */
    SalesforceProgress with(InteractionFact.ResultNoted noted) {
        CommandKind kind = noted.id().kind();
        return with(kind, step(kind).heardOf(noted.id(), noted.attempt()))
                .with(kind, noted.result());
    }

    private SalesforceProgress with(CommandKind kind, SalesforceResult result) {
        CommandProgress step = step(kind);
        return switch (result) {
            case SalesforceResult.VoiceCallCreated created ->
                    new SalesforceProgress(
                            create.finished(),
                            voiceCallId == null ? created.voiceCallId() : voiceCallId,
                            lateCreate,
                            omniFlow,
                            routing,
                            clear,
                            update);
            case SalesforceResult.OmniFlowExecuted _ when omniFlow.done() -> this;
            case SalesforceResult.OmniFlowExecuted executed ->
                    with(CommandKind.EXECUTE_OMNI_FLOW, omniFlow.finished())
                            .withRouting(new Routing(executed.queue(), executed.agent()));
            case SalesforceResult.RoutingCleared() ->
                    with(CommandKind.CLEAR_ROUTING, clear.finished());
            case SalesforceResult.VoiceCallUpdated() ->
                    with(CommandKind.UPDATE_VOICE_CALL, update.finished());
            case SalesforceResult.CommandRefused _ ->
                    kind == CommandKind.EXECUTE_OMNI_FLOW ? with(kind, step.doubted()) : this;
            case SalesforceResult.CommandUnavailable unavailable ->
                    unavailable.mayHaveExecuted() ? with(kind, step.doubted()) : this;
        };
    }
}
