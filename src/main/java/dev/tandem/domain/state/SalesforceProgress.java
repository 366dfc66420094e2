package dev.tandem.domain.state;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How far Salesforce is with an interaction. */
public record SalesforceProgress(
        VoiceCallProgress voiceCall,
        OmniFlowProgress omniFlow,
        CommandProgress clear,
        CommandProgress update) {

    static final SalesforceProgress NONE =
            new SalesforceProgress(
                    new VoiceCallProgress(CommandProgress.UNTRIED, null, false),
                    new OmniFlowProgress(CommandProgress.UNTRIED, null),
                    CommandProgress.UNTRIED,
                    CommandProgress.UNTRIED);

    /**
     * The VoiceCall record.
     *
     * @param voiceCallId its id; null while none is known to exist
     * @param lateCreate whether a create was issued or given up after the end: the one late create
     *     that missed-calls=create-and-update allows has been used
     */
    public record VoiceCallProgress(
            CommandProgress create, @Nullable String voiceCallId, boolean lateCreate) {}

    /**
     * The Omni-Channel flow.
     *
     * @param routing what it decided; null when it has not, or too late
     */
    public record OmniFlowProgress(CommandProgress execute, @Nullable Routing routing) {

        /** The queue that it named; null when none. */
        @Nullable String queue() {
            return routing == null ? null : named(routing.queue());
        }

        /** The agent that it named; null when none. */
        @Nullable String agent() {
            return routing == null ? null : named(routing.agent());
        }

        private static @Nullable String named(@Nullable String target) {
            return target == null || target.isBlank() ? null : target;
        }
    }

    /** Both null: the flow ran and decided nothing. */
    record Routing(@Nullable String queue, @Nullable String agent) {}

    public CommandProgress of(CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> voiceCall.create();
            case EXECUTE_OMNI_FLOW -> omniFlow.execute();
            case CLEAR_ROUTING -> clear;
            case UPDATE_VOICE_CALL -> update;
        };
    }

    /** Whether one of the four calls is in that condition. */
    public boolean any(Predicate<CommandProgress> condition) {
        return condition.test(voiceCall.create())
                || condition.test(omniFlow.execute())
                || condition.test(clear)
                || condition.test(update);
    }

    public @Nullable String voiceCallId() {
        return voiceCall.voiceCallId();
    }

    /** Whether an Omni-Channel flow may have left a pending service routing. */
    public boolean omniFlowTried() {
        return omniFlow.execute().done() || omniFlow.execute().inDoubt();
    }

    /** Whether a VoiceCall record exists, or may exist. */
    public boolean mayHaveRecord() {
        return voiceCallId() != null || voiceCall.create().inDoubt();
    }

    SalesforceProgress with(CommandKind kind, CommandProgress changed) {
        return switch (kind) {
            case CREATE_VOICE_CALL ->
                    with(new VoiceCallProgress(changed, voiceCallId(), voiceCall.lateCreate()));
            case EXECUTE_OMNI_FLOW -> with(new OmniFlowProgress(changed, omniFlow.routing()));
            case CLEAR_ROUTING -> new SalesforceProgress(voiceCall, omniFlow, changed, update);
            case UPDATE_VOICE_CALL -> new SalesforceProgress(voiceCall, omniFlow, clear, changed);
        };
    }

    private SalesforceProgress with(VoiceCallProgress changed) {
        return new SalesforceProgress(changed, omniFlow, clear, update);
    }

    private SalesforceProgress with(OmniFlowProgress changed) {
        return new SalesforceProgress(voiceCall, changed, clear, update);
    }

    SalesforceProgress withLateCreate() {
        return with(new VoiceCallProgress(voiceCall.create(), voiceCallId(), true));
    }

    SalesforceProgress withoutRouting() {
        return with(new OmniFlowProgress(omniFlow.execute(), null));
    }

    /** After a request that no command of this state explains: it may have its effect. */
    SalesforceProgress withUnknown(RequestStarted started) {
        CommandKind kind = started.id().kind();
        return with(kind, of(kind).withSeen(started.id(), started.attempt()).asInDoubt());
    }

    /** After a result, whichever attempt or command it belongs to. */
    SalesforceProgress with(ResultNoted noted) {
        CommandKind kind = noted.id().kind();
        return with(kind, of(kind).withSeen(noted.id(), noted.attempt()))
                .with(kind, noted.result());
    }

    private SalesforceProgress with(CommandKind kind, SalesforceResult result) {
        return switch (result) {
            case VoiceCallCreated(var id, var _) ->
                    with(
                            new VoiceCallProgress(
                                    voiceCall.create().asDone(),
                                    Objects.requireNonNullElse(voiceCallId(), id),
                                    voiceCall.lateCreate()));
            case OmniFlowExecuted _ when omniFlow.execute().done() -> this;
            case OmniFlowExecuted(var queue, var agent) ->
                    with(
                            new OmniFlowProgress(
                                    omniFlow.execute().asDone(), new Routing(queue, agent)));
            case RoutingCleared() -> with(CommandKind.CLEAR_ROUTING, clear.asDone());
            case VoiceCallUpdated() -> with(CommandKind.UPDATE_VOICE_CALL, update.asDone());
            case CommandRefused _ ->
                    kind == CommandKind.EXECUTE_OMNI_FLOW ? with(kind, of(kind).asInDoubt()) : this;
            case CommandUnavailable unavailable ->
                    unavailable.mayHaveExecuted() ? with(kind, of(kind).asInDoubt()) : this;
        };
    }
}
