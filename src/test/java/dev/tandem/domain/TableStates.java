package dev.tandem.domain;

import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.state.Alphabet;
import dev.tandem.domain.state.Interaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The states that the transition table shows, each made by the inputs that lead to it. */
final class TableStates {

    /** A state at an instant. */
    record Sample(Interaction state, Instant now) {}

    private static final ContactCenterSettings UPDATED =
            Message.settings(false, MissedCalls.UPDATE_ONLY, AnsweredCalls.UPDATE);

    private final InteractionDecider decider;
    private Interaction state = Interaction.unknown(Message.CALL);
    private Instant now = Message.T0;

    private TableStates(InteractionRules rules) {
        decider = new InteractionDecider(rules);
    }

    static Map<String, Sample> all() {
        Map<String, Sample> all = new LinkedHashMap<>();
        all.put("unknown", after().here());
        all.put("parked before the start", after(Message.parked(5)).here());
        all.put("ended before the start", after(Message.ended(5)).here());
        all.put("start to be inferred", after(Message.parked(5).describing()).here());
        all.put("start held for the flow's", heldForFlow().here());
        all.put("create issued", started().here());
        all.put("create started", started().begun(CommandKind.CREATE_VOICE_CALL).here());
        all.put("create to be retried", unsentCreate().here());
        all.put("create refused", started().refused(CommandKind.CREATE_VOICE_CALL).here());
        all.put("omni-flow issued", created().here());
        all.put("omni-flow started", created().begun(CommandKind.EXECUTE_OMNI_FLOW).here());
        all.put("omni-flow refused", created().refused(CommandKind.EXECUTE_OMNI_FLOW).here());
        all.put("routed", routed().here());
        all.put("routed, callback taken", routed().receives(Message.callback(10)).here());
        all.put("ringing", routed().receives(Message.offered(10)).here());
        all.put("the customer left", routed().receives(Message.left(30)).here());
        all.put("answered", routed().receives(Message.connected(10)).here());
        all.put("ended while create is issued", started().receives(Message.ended(30)).here());
        all.put("ended while create is started", endedDuringCreate().here());
        all.put("ended, within the grace time", routed().receives(Message.ended(30)).here());
        all.put("clearing", clearing().here());
        all.put("updating", updating().here());
        all.put("closed, abandoned", updating().done(CommandKind.UPDATE_VOICE_CALL).here());
        all.put("closed, update refused", updating().refused(CommandKind.UPDATE_VOICE_CALL).here());
        all.put("closed, answered", closedAnswered().here());
        all.put("answered, to be updated", toBeUpdated().here());
        all.put("answered and ended, within the quiet minute", quiet().here());
        all.put("a leg ended, and waits in a queue", quiet().receives(Message.parked(31)).here());
        all.put("updating an answered call", updatingAnswered().here());
        all.put("closed, answered and updated", updatedAnswered().here());
        all.put("closed, chat", after(Message.chat(0.5)).here());
        return all;
    }

    private static TableStates after(Message... messages) {
        TableStates states = new TableStates(InteractionRules.DEFAULT);
        for (Message message : messages) {
            states.receives(message);
        }
        return states;
    }

    private static TableStates heldForFlow() {
        return new TableStates(WaitingForFlowTest.RULES).receives(Message.started(0));
    }

    private static TableStates started() {
        return after(Message.started(0));
    }

    private static TableStates unsentCreate() {
        return started().answered(CommandKind.CREATE_VOICE_CALL, Alphabet.UNSENT);
    }

    private static TableStates created() {
        return started().done(CommandKind.CREATE_VOICE_CALL);
    }

    private static TableStates routed() {
        return created().done(CommandKind.EXECUTE_OMNI_FLOW);
    }

    private static TableStates endedDuringCreate() {
        return started().begun(CommandKind.CREATE_VOICE_CALL).receives(Message.ended(30));
    }

    private static TableStates clearing() {
        return routed().receives(Message.ended(30)).pass(10);
    }

    private static TableStates updating() {
        return clearing().done(CommandKind.CLEAR_ROUTING);
    }

    private static TableStates closedAnswered() {
        return routed().receives(Message.connected(10)).receives(Message.ended(30));
    }

    private static TableStates toBeUpdated() {
        return after(Message.startedWith(UPDATED))
                .done(CommandKind.CREATE_VOICE_CALL)
                .receives(Message.connected(10));
    }

    private static TableStates quiet() {
        return toBeUpdated().receives(Message.ended(30));
    }

    private static TableStates updatingAnswered() {
        return quiet().pass(60);
    }

    private static TableStates updatedAnswered() {
        return updatingAnswered().done(CommandKind.UPDATE_VOICE_CALL);
    }

    private TableStates receives(Message message) {
        return decide(message.receivedAt(now));
    }

    private TableStates begun(CommandKind kind) {
        return decide(new CommandStarted(now, new CommandId(Message.CALL, kind, 1), 1));
    }

    private TableStates done(CommandKind kind) {
        return answered(kind, Reply.success(kind));
    }

    private TableStates refused(CommandKind kind) {
        return answered(kind, Alphabet.REFUSED);
    }

    private TableStates answered(CommandKind kind, SalesforceResult result) {
        return decide(new CommandAnswered(now, new CommandId(Message.CALL, kind, 1), 1, result));
    }

    private TableStates pass(long seconds) {
        now = now.plusSeconds(seconds);
        return decide(new Woken(now));
    }

    private TableStates decide(InteractionInput input) {
        state = decider.decide(state, input).next();
        return this;
    }

    private Sample here() {
        return new Sample(state, now);
    }
}
