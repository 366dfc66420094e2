package dev.tandem.ops.console;

import static dev.tandem.domain.SampleContactCenters.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;
import dev.tandem.operator.log.OperatorMemory;
import dev.tandem.process.query.InteractionView;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.SearchEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InteractionDocumentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    private final InteractionDecider decider = new InteractionDecider(InteractionRules.DEFAULT);
    private final List<JournalEntry> timeline = new ArrayList<>();
    private Interaction state = Interaction.unknown("call-1");

    private InteractionDocument.Entry after(InteractionInput input) {
        Transition step = decider.decide(state, input);
        state = step.next();
        timeline.add(
                new JournalEntry(
                        "call-1",
                        timeline.size() + 1,
                        input,
                        step.decision() instanceof Decision.Ignored ignored
                                ? ignored.reason()
                                : null,
                        step.decision().facts(),
                        state.phase(),
                        state.outcome(),
                        step.wakeAt(),
                        state.answer()));
        return InteractionDocument.of(
                        new InteractionView(state, timeline, 0, 0, List.of(), null),
                        new OperatorMemory())
                .timeline()
                .getLast();
    }

    private static ContactStarted started() {
        return new ContactStarted(
                new NoticeHeader(
                        "org", "task:new", NOW, NOW, EventSource.WEBHOOK, false, false, null),
                "+14806754084",
                "+19997770103",
                true,
                true,
                null,
                Map.of(),
                SUPPORT,
                null);
    }

    @Test
    void a_start_shows_its_input_and_commands_without_whole_phone_numbers() {
        InteractionDocument.Entry entry = after(started());
        assertThat(entry.came())
                .isEqualTo(
                        "task:new (webhook): a phone call, inbound, from …4084 to …0103, contact"
                                + " centre support");
        assertThat(entry.decided())
                .anyMatch(it -> it.startsWith("send create to org main, attempt 1, not after"));
        assertThat(entry.happenedAt()).isEqualTo(NOW);
    }

    @Test
    void an_ignored_input_shows_its_reason() {
        after(started());
        assertThat(after(started()).ignored()).hasToString("DUPLICATE");
    }

    @Test
    void a_refusal_carries_salesforces_own_words() {
        after(started());
        CommandId create = new CommandId("call-1", CommandKind.CREATE_VOICE_CALL, 1);
        InteractionDocument.Entry entry =
                after(
                        new CommandAnswered(
                                NOW.plusSeconds(1),
                                create,
                                1,
                                new SalesforceResult.CommandRefused(
                                        List.of("No such contact center: Support"))));
        assertThat(entry.came())
                .isEqualTo("create: attempt 1, refused: No such contact center: Support");
        assertThat(entry.decided())
                .anyMatch(it -> it.startsWith("give create up, to the dead letters: No such"));
    }

    @Test
    void whole_numbers_are_those_of_the_entry_and_what_else_the_timeline_has() {
        after(started());
        after(
                new InteractionInput.ContactUpdated(
                        new NoticeHeader(
                                "org",
                                "task:origin-updated",
                                NOW,
                                NOW,
                                EventSource.WEBHOOK,
                                false,
                                false,
                                null),
                        "+14805550199"));
        CallNumbers numbers =
                CallNumbers.of(
                        new InteractionView(
                                state,
                                timeline,
                                0,
                                0,
                                List.of(),
                                new SearchEntry(
                                        "call-1",
                                        "+14806754084",
                                        "+19997770103",
                                        null,
                                        "support",
                                        "main",
                                        null,
                                        null)));
        assertThat(numbers)
                .isEqualTo(
                        new CallNumbers(
                                "call-1", "+14806754084", "+19997770103", List.of("+14805550199")));
        assertThat(numbers).hasToString("CallNumbers[call-1]");
    }

    @Test
    void the_current_answer_stands_on_top() {
        after(started());
        InteractionDocument document =
                InteractionDocument.of(
                        new InteractionView(state, timeline, 0, 0, List.of(), null),
                        new OperatorMemory());
        assertThat(document.vendorCallKey()).isEqualTo("wxcc_call-1");
        assertThat(document.answer().status()).hasToString("PENDING");
    }
}
