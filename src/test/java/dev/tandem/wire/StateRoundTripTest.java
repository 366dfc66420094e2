package dev.tandem.wire;

import static dev.tandem.domain.SampleContactCenters.SUPPORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.CommandStarted;
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateRoundTripTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void every_state_of_an_abandoned_call_is_read_back_as_it_was() {
        List<Interaction> states = steps().stream().map(it -> it.transition().next()).toList();
        assertThat(states.getLast().phase()).isEqualTo(InteractionPhase.CLOSED);
        for (Interaction state : states) {
            assertThat(WireFormats.STATE.read(WireFormats.STATE.write(state)))
                    .isEqualTo(new Reading.Read<>(state));
        }
    }

    @Test
    void every_journal_entry_of_an_abandoned_call_is_read_back_as_it_was() {
        for (Stepped step : steps()) {
            Interaction next = step.transition().next();
            JournalEntry entry =
                    new JournalEntry(
                            "call",
                            7,
                            step.input(),
                            null,
                            step.transition().decision().facts(),
                            next.phase(),
                            next.outcome(),
                            step.transition().wakeAt(),
                            next.answer());
            assertThat(WireFormats.JOURNAL.read(WireFormats.JOURNAL.write(entry)))
                    .isEqualTo(new Reading.Read<>(entry));
        }
    }

    @Test
    void binary_bytes_survive_in_a_dead_letter() {
        byte[] bytes = {(byte) 0xff, 0, 1};
        assertThat(Payload.of(bytes, 64).bytes()).isEqualTo(bytes);
        assertThat(Payload.of("grüß".getBytes(UTF_8), 64).text()).isEqualTo("grüß");
    }

    @Test
    void a_payload_that_does_not_fit_says_so() {
        Payload payload = Payload.of(new byte[100], 64);
        assertThat(payload.bytes()).hasSize(64);
        assertThat(payload.size()).isEqualTo(100);
        assertThat(payload.whole()).isFalse();
    }

    private record Stepped(InteractionInput input, Transition transition) {}

    /** Queued and abandoned, with a Salesforce that accepts every command. */
    private static List<Stepped> steps() {
        InteractionDecider decider = new InteractionDecider(InteractionRules.DEFAULT);
        Deque<InteractionInput> inputs = new ArrayDeque<>(notices());
        List<Stepped> steps = new ArrayList<>();
        Interaction state = Interaction.unknown("call");
        while (!inputs.isEmpty()) {
            InteractionInput input = inputs.removeFirst();
            Transition transition = decider.decide(state, input);
            steps.add(new Stepped(input, transition));
            state = transition.next();
            if (transition.decision() instanceof Decision.Acted acted) {
                acted.commands().reversed().forEach(it -> answer(it, input, inputs));
            }
            if (inputs.isEmpty()
                    && transition.wakeAt() != null
                    && state.phase() != InteractionPhase.CLOSED) {
                inputs.add(new Woken(transition.wakeAt()));
            }
        }
        return steps;
    }

    private static void answer(
            IssuedCommand command, InteractionInput cause, Deque<InteractionInput> inputs) {
        Instant at = cause.receivedAt();
        SalesforceResult result =
                switch (command.id().kind()) {
                    case CREATE_VOICE_CALL ->
                            new SalesforceResult.VoiceCallCreated("0LQ1", List.of("a warning"));
                    case EXECUTE_OMNI_FLOW -> new SalesforceResult.OmniFlowExecuted("q", null);
                    case CLEAR_ROUTING -> new SalesforceResult.RoutingCleared();
                    case UPDATE_VOICE_CALL -> new SalesforceResult.VoiceCallUpdated();
                };
        inputs.addFirst(new CommandAnswered(at, command.id(), command.attempt(), result));
        inputs.addFirst(new CommandStarted(at, command.id(), command.attempt()));
    }

    private static List<InteractionInput> notices() {
        return List.of(
                new ContactStarted(
                        header("task:new", 0),
                        "+14806754084",
                        "+19997770103",
                        true,
                        true,
                        "entry",
                        Map.of("language", "de"),
                        SUPPORT,
                        null),
                new ContactQueued(header("task:parked", 1), "queue"),
                new ContactEnded(header("task:ended", 2), "Customer Left", "Customer"));
    }

    private static NoticeHeader header(String type, int second) {
        Instant at = NOON.plusSeconds(second);
        return new NoticeHeader("org", type, at, at, EventSource.WEBHOOK, false, false, null);
    }
}
