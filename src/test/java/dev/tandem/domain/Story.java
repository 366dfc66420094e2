package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.decision.CheckedDecider;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;
import java.time.Instant;

/** Given some inputs, when one more comes, then this follows. */
final class Story {

    private final CheckedDecider decider = new CheckedDecider(InteractionRules.DEFAULT);
    private Interaction state = Interaction.unknown(Message.CALL);
    private Transition last;

    static Story given() {
        return new Story();
    }

    Story receives(double seconds, Message message) {
        return decide(message.receivedAt(Message.at(seconds)));
    }

    Story answered(double seconds, CommandKind kind, int attempt, SalesforceResult result) {
        CommandId id = new CommandId(Message.CALL, kind, 1);
        return decide(new CommandAnswered(Message.at(seconds), id, attempt, result));
    }

    Story done(double seconds, CommandKind kind) {
        return answered(seconds, kind, 1, Reply.success(kind));
    }

    Story woken(double seconds) {
        return decide(new Woken(Message.at(seconds)));
    }

    Story decide(InteractionInput input) {
        last = decider.decide(state, input);
        state = last.next();
        return this;
    }

    Story thenSends(CommandKind kind, int attempt) {
        assertThat(sent().id().kind()).isEqualTo(kind);
        assertThat(sent().attempt()).isEqualTo(attempt);
        return this;
    }

    Story thenSendsNothing() {
        assertThat(last.decision())
                .satisfiesAnyOf(
                        decision -> assertThat(decision).isInstanceOf(Decision.Ignored.class),
                        decision -> assertThat(((Decision.Acted) decision).commands()).isEmpty());
        return this;
    }

    Story thenWakesAt(double seconds) {
        assertThat(last.wakeAt()).isEqualTo(Message.at(seconds));
        return this;
    }

    Story thenIgnores(IgnoreReason reason) {
        assertThat(last.decision())
                .isInstanceOfSatisfying(
                        Decision.Ignored.class,
                        ignored -> assertThat(ignored.reason()).isEqualTo(reason));
        return this;
    }

    Story thenIs(InteractionPhase phase) {
        assertThat(state.phase()).isEqualTo(phase);
        return this;
    }

    Story thenAnswers(RoutingAnswer.Status status) {
        assertThat(state.answer().status()).isEqualTo(status);
        return this;
    }

    IssuedCommand sent() {
        assertThat(last.decision()).isInstanceOf(Decision.Acted.class);
        return ((Decision.Acted) last.decision()).commands().getFirst();
    }

    Decision decision() {
        return last.decision();
    }

    Interaction state() {
        return state;
    }

    CloseOutcome outcome() {
        return state.outcome();
    }

    Instant wakeAt() {
        return last.wakeAt();
    }
}
