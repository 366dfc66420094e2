package dev.tandem.domain.state;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import org.jspecify.annotations.Nullable;

/** The phase and the routing answer of an open interaction. */
final class InteractionViews {

    private InteractionViews() {}

    static InteractionPhase phase(OpenInteraction state) {
        if (state.inFlight() != null) {
            return phase(state.inFlight().command().id().kind());
        }
        if (state.history().ended()) {
            return state.history().connected()
                    ? InteractionPhase.ANSWERED
                    : phaseAfterEnd(state.progress());
        }
        if (state.progress().voiceCallId() == null
                && state.progress().voiceCall().create().open()) {
            return InteractionPhase.CREATING;
        }
        return phaseWhileAlive(state);
    }

    private static InteractionPhase phaseWhileAlive(OpenInteraction state) {
        if (state.history().connected()) {
            return InteractionPhase.ANSWERED;
        }
        return omniFlowToCome(state) ? InteractionPhase.ROUTING : InteractionPhase.WAITING;
    }

    private static InteractionPhase phaseAfterEnd(SalesforceProgress progress) {
        if (progress.update().attempts() > 0) {
            return InteractionPhase.UPDATING;
        }
        return progress.clear().attempts() > 0
                ? InteractionPhase.CLEARING
                : InteractionPhase.ABANDONING;
    }

    private static InteractionPhase phase(CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> InteractionPhase.CREATING;
            case EXECUTE_OMNI_FLOW -> InteractionPhase.ROUTING;
            case CLEAR_ROUTING -> InteractionPhase.CLEARING;
            case UPDATE_VOICE_CALL -> InteractionPhase.UPDATING;
        };
    }

    static RoutingAnswer answer(OpenInteraction state) {
        SalesforceProgress.@Nullable Routing routing = state.progress().omniFlow().routing();
        return new RoutingAnswer(
                state.interactionId(),
                state.vendorCallKey(),
                state.progress().voiceCallId(),
                state.contact().startTime(),
                routing == null || !named(routing.queue()) ? null : routing.queue(),
                routing == null || !named(routing.agent()) ? null : routing.agent(),
                status(state));
    }

    private static Status status(OpenInteraction state) {
        SalesforceProgress progress = state.progress();
        SalesforceProgress.@Nullable Routing routing = progress.omniFlow().routing();
        if (routing != null) {
            return named(routing.queue()) || named(routing.agent())
                    ? Status.ROUTED
                    : Status.CREATED;
        }
        boolean over = state.history().ended();
        if (progress.voiceCallId() == null) {
            return over || progress.voiceCall().create().givenUp()
                    ? Status.UNAVAILABLE
                    : Status.PENDING;
        }
        if ((progress.omniFlowTried() && !retried(progress.omniFlow().execute()))
                || progress.omniFlow().execute().givenUp()) {
            return Status.UNAVAILABLE;
        }
        boolean noFlow = !state.settings().omniFlow() || over || state.history().connected();
        return noFlow && !omniFlowInFlight(state) ? Status.CREATED : Status.PENDING;
    }

    private static boolean named(@Nullable String target) {
        return target != null && !target.isBlank();
    }

    private static boolean omniFlowToCome(OpenInteraction state) {
        return state.settings().omniFlow()
                && state.progress().omniFlow().execute().open()
                && state.progress().voiceCallId() != null
                && (!state.progress().omniFlowTried()
                        || retried(state.progress().omniFlow().execute()));
    }

    private static boolean omniFlowInFlight(OpenInteraction state) {
        return !state.history().ended()
                && state.inFlight() != null
                && state.inFlight().command().id().kind() == CommandKind.EXECUTE_OMNI_FLOW;
    }

    private static boolean retried(CommandProgress omniFlow) {
        return omniFlow.open() && omniFlow.redrivenAt() != null;
    }
}
