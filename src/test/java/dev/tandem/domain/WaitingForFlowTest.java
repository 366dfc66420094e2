package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.InteractionFact.StartNoted;
import dev.tandem.domain.InteractionRules.StartDoor;
import dev.tandem.domain.decision.CheckedDecider;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A webhook's start waits for the flow's, where start-door=flow. */
class WaitingForFlowTest {
    static final InteractionRules RULES =
            new InteractionRules(
                    Duration.ofHours(24),
                    Duration.ofSeconds(60),
                    Duration.ofHours(24),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(60),
                    StartDoor.FLOW);

    private final CheckedDecider decider = new CheckedDecider(RULES);
    private Interaction state = Interaction.unknown(Message.CALL);
    private Transition last;

    @Test
    void the_flows_start_is_taken_in_and_the_webhooks_is_not() {
        receives(Message.started(0), 0);
        assertThat(last.next().phase()).isEqualTo(InteractionPhase.AWAITING_START);
        assertThat(last.wakeAt()).isEqualTo(Message.at(2));
        assertThat(sent()).isEmpty();

        receives(Message.startedByFlow(0.5), 1);
        assertThat(sent()).containsExactly(CommandKind.CREATE_VOICE_CALL);
        assertThat(start().contact().startTime()).isEqualTo(Message.at(0.5));
    }

    @Test
    void without_one_the_webhooks_is_taken_in_after_two_seconds() {
        receives(Message.started(0), 0);
        wake(1.999);
        assertThat(last.decision()).isEqualTo(new Decision.Ignored(IgnoreReason.NOTHING_DUE));

        wake(2);
        assertThat(sent()).containsExactly(CommandKind.CREATE_VOICE_CALL);
        assertThat(start().contact().startTime()).isEqualTo(Message.at(0));
    }

    @Test
    void a_flows_start_does_not_wait() {
        receives(Message.startedByFlow(0), 0);
        assertThat(sent()).containsExactly(CommandKind.CREATE_VOICE_CALL);
        receives(Message.started(0), 1);
        assertThat(last.decision()).isEqualTo(new Decision.Ignored(IgnoreReason.DUPLICATE));
    }

    @Test
    void a_second_webhook_waits_no_longer() {
        receives(Message.started(0), 0);
        receives(Message.started(0.1), 1);
        assertThat(last.decision()).isEqualTo(new Decision.Ignored(IgnoreReason.DUPLICATE));
        assertThat(last.wakeAt()).isEqualTo(Message.at(2));
    }

    @Test
    void a_caller_who_hangs_up_meanwhile_gets_no_create() {
        receives(Message.started(0), 0);
        receives(Message.ended(1), 1);
        wake(2);
        assertThat(sent()).isEmpty();
        wake(11);
        assertThat(sent()).containsExactly(CommandKind.UPDATE_VOICE_CALL);
    }

    private StartNoted start() {
        return (StartNoted)
                last.decision().facts().stream()
                        .filter(StartNoted.class::isInstance)
                        .findFirst()
                        .orElseThrow();
    }

    private List<CommandKind> sent() {
        return last.decision() instanceof Decision.Acted acted
                ? acted.commands().stream().map(it -> it.id().kind()).toList()
                : List.of();
    }

    private void receives(Message message, double receivedAt) {
        decide(message.receivedAt(Message.at(receivedAt)));
    }

    private void wake(double at) {
        decide(new InteractionInput.Woken(Message.at(at)));
    }

    private void decide(InteractionInput input) {
        last = decider.decide(state, input);
        state = last.next();
    }
}
