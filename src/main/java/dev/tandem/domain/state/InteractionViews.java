package dev.tandem.domain.state;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import org.jspecify.annotations.Nullable;

/** How an open interaction looks from outside. */
final class InteractionViews {

    private InteractionViews() {}

    static InteractionPhase phase(OpenInteraction state) {
        if (state.flight() != null) {
            return phase(state.flight().command().id().kind());
        }
        if (state.told().ended()) {
            return state.told().connected()
                    ? InteractionPhase.ANSWERED
                    : phaseAfterEnd(state.dealings());
        }
        if (state.dealings().voiceCallId() == null && state.dealings().create().open()) {
            return InteractionPhase.CREATING;
        }
        return phaseWhileAlive(state);
    }

    private static InteractionPhase phaseWhileAlive(OpenInteraction state) {
        if (state.told().connected()) {
            return InteractionPhase.ANSWERED;
        }
        return omniFlowToCome(state) ? InteractionPhase.ROUTING : InteractionPhase.WAITING;
    }

    private static InteractionPhase phaseAfterEnd(SalesforceProgress dealings) {
        if (dealings.update().attempts() > 0) {
            return InteractionPhase.UPDATING;
        }
        return dealings.clear().attempts() > 0
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
        SalesforceProgress.@Nullable Routing routing = state.dealings().routing();
        return new RoutingAnswer(
                state.interactionId(),
                state.vendorCallKey(),
                state.dealings().voiceCallId(),
                state.contact().startTime(),
                routing == null || !named(routing.queue()) ? null : routing.queue(),
                routing == null || !named(routing.agent()) ? null : routing.agent(),
                status(state));
    }

    private static Status status(OpenInteraction state) {
        SalesforceProgress dealings = state.dealings();
        SalesforceProgress.@Nullable Routing routing = dealings.routing();
        if (routing != null) {
            return named(routing.queue()) || named(routing.agent())
                    ? Status.ROUTED
                    : Status.CREATED;
        }
        boolean over = state.told().ended();
        if (dealings.voiceCallId() == null) {
            return over || dealings.create().givenUp() ? Status.UNAVAILABLE : Status.PENDING;
        }
        if ((dealings.omniFlowTried() && !retried(dealings.omniFlow()))
                || dealings.omniFlow().givenUp()) {
            return Status.UNAVAILABLE;
        }
        boolean noFlow = !state.settings().omniFlow() || over || state.told().connected();
        return noFlow && !omniFlowInFlight(state) ? Status.CREATED : Status.PENDING;
    }

    private static boolean named(@Nullable String target) {
        return target != null && !target.isBlank();
    }

    private static boolean omniFlowToCome(OpenInteraction state) {
        return state.settings().omniFlow()
                && state.dealings().omniFlow().open()
                && state.dealings().voiceCallId() != null
                && (!state.dealings().omniFlowTried() || retried(state.dealings().omniFlow()));
    }

    private static boolean omniFlowInFlight(OpenInteraction state) {
        return !state.told().ended()
                && state.flight() != null
                && state.flight().command().id().kind() == CommandKind.EXECUTE_OMNI_FLOW;
    }

    private static boolean retried(CommandProgress omniFlow) {
        return omniFlow.open() && omniFlow.redrivenAt() != null;
    }
}
