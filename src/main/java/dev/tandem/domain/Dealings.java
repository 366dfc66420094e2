package dev.tandem.domain;

import org.jspecify.annotations.Nullable;

/**
 * How far Salesforce is with an interaction.
 *
 * @param voiceCallId of the record; null while none is known to exist
 * @param lateCreate whether a create was issued or given up after the end: the one late create that
 *     missed-calls=create-and-update allows has been used
 * @param routing what the Omni-Channel flow decided; null when it has not, or too late
 */
record Dealings(
        Step create,
        @Nullable String voiceCallId,
        boolean lateCreate,
        Step omniFlow,
        @Nullable Routing routing,
        Step clear,
        Step update) {

    static final Dealings NONE =
            new Dealings(Step.UNTRIED, null, false, Step.UNTRIED, null, Step.UNTRIED, Step.UNTRIED);

    /** Both null: the flow ran and decided nothing. */
    record Routing(@Nullable String queue, @Nullable String agent) {}

    Step step(CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> create;
            case EXECUTE_OMNI_FLOW -> omniFlow;
            case CLEAR_ROUTING -> clear;
            case UPDATE_VOICE_CALL -> update;
        };
    }

    Dealings with(CommandKind kind, Step step) {
        return switch (kind) {
            case CREATE_VOICE_CALL ->
                    new Dealings(step, voiceCallId, lateCreate, omniFlow, routing, clear, update);
            case EXECUTE_OMNI_FLOW ->
                    new Dealings(create, voiceCallId, lateCreate, step, routing, clear, update);
            case CLEAR_ROUTING ->
                    new Dealings(create, voiceCallId, lateCreate, omniFlow, routing, step, update);
            case UPDATE_VOICE_CALL ->
                    new Dealings(create, voiceCallId, lateCreate, omniFlow, routing, clear, step);
        };
    }

    /** Whether an Omni-Channel flow may have left a pending service routing. */
    boolean omniFlowTried() {
        return omniFlow.done() || omniFlow.inDoubt();
    }

    /** Whether a VoiceCall record exists, or may exist. */
    boolean mayHaveRecord() {
        return voiceCallId != null || create.inDoubt();
    }

    Dealings withLateCreate() {
        return new Dealings(create, voiceCallId, true, omniFlow, routing, clear, update);
    }

    Dealings withRouting(@Nullable Routing decided) {
        return new Dealings(create, voiceCallId, lateCreate, omniFlow, decided, clear, update);
    }

    /** A request that no command of this state explains is on its way: it may have its effect. */
    Dealings withStray(InteractionFact.RequestStarted started) {
        CommandKind kind = started.id().kind();
        Step step = step(kind).heardOf(started.id(), started.attempt());
        return with(kind, step.doubted());
    }

    /** What a result says, whichever attempt or command it belongs to. */
    Dealings with(InteractionFact.ResultNoted noted) {
        CommandKind kind = noted.id().kind();
        return with(kind, step(kind).heardOf(noted.id(), noted.attempt()))
                .with(kind, noted.result());
    }

    private Dealings with(CommandKind kind, SalesforceResult result) {
        Step step = step(kind);
        return switch (result) {
            case SalesforceResult.VoiceCallCreated created ->
                    new Dealings(
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
