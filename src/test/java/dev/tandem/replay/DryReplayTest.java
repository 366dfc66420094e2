package dev.tandem.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.SampleContactCenters;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.recording.RecordedLine;
import dev.tandem.webex.WebexEventTranslator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DryReplayTest {
    private static final InteractionDecider DECIDER =
            new InteractionDecider(InteractionRules.DEFAULT);

    /** A short grace time decides that a late answer comes too late. */
    private static final ContactCenterSettings IMPATIENT =
            SampleContactCenters.support(Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final LiveCalls live = new LiveCalls(SampleContactCenters.SUPPORT);

    @Test
    void an_unchanged_decision_diverges_nowhere() {
        live.abandoned("a");
        live.answered("b");
        live.answeredLate("c");
        ReplayReport report =
                replay(live.lines(), SampleContactCenters.SUPPORT, DryReplay.Source.JOURNAL);

        assertThat(report.divergences()).isEmpty();
        assertThat(report.divergent()).isZero();
        assertThat(report.interactions()).isEqualTo(3);
        assertThat(report.compared()).isEqualTo(live.decisions());
        assertThat(report.withoutBeginning()).isZero();
        assertThat(report.outcomes())
                .isEqualTo(Map.of(CloseOutcome.ABANDONED_IN_QUEUE, 1L, CloseOutcome.ANSWERED, 2L));
        assertThat(report.commands())
                .isEqualTo(
                        Map.of(
                                CommandKind.CREATE_VOICE_CALL, 3L,
                                CommandKind.EXECUTE_OMNI_FLOW, 3L,
                                CommandKind.CLEAR_ROUTING, 1L,
                                CommandKind.UPDATE_VOICE_CALL, 1L));
    }

    @Test
    void the_first_other_decision_of_a_call_is_named_with_its_rule_and_both_sides() {
        live.answered("a");
        live.abandoned("b");
        List<RecordedLine> lines = live.linesWithOneEntryChanged("b", "ContactEnded");
        ReplayReport report = replay(lines, SampleContactCenters.SUPPORT, DryReplay.Source.JOURNAL);

        assertThat(report.divergent()).isEqualTo(1);
        Divergence divergence = report.divergences().getFirst();
        assertThat(divergence.interactionId()).isEqualTo(LiveCalls.id("b"));
        assertThat(divergence.rule()).isEqualTo("8");
        assertThat(divergence.first().diverges()).isTrue();
        assertThat(divergence.steps()).contains(divergence.first());
        assertThat(divergence.outcome()).isEqualTo(CloseOutcome.ABANDONED_IN_QUEUE);
    }

    @Test
    void a_wait_that_is_another_one_is_a_divergence_and_shows_both_times() {
        live.answered("a");
        InteractionRules patient =
                new InteractionRules(
                        Duration.ofHours(24),
                        Duration.ofSeconds(60),
                        Duration.ofHours(48),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(60),
                        InteractionRules.StartDoor.ANY);
        DryReplay replay =
                new DryReplay(
                        new InteractionDecider(patient),
                        new WebexEventTranslator((_, _, _) -> SampleContactCenters.SUPPORT),
                        DryReplay.Source.JOURNAL,
                        SalesforceBehaviour.PERFECT,
                        CallListener.NONE);
        live.lines().forEach(replay::take);
        Divergence divergence = replay.finish().divergences().getFirst();
        ReplayStep first = divergence.first();
        assertThat(divergence.rule()).isEqualTo("16");
        assertThat(first.decidesOtherwise()).isFalse();
        assertThat(first.standsElsewhere()).isTrue();
        assertThat(first.after().wakeAt())
                .isEqualTo(first.recordedAfter().wakeAt().plus(Duration.ofHours(24)));
    }

    @Test
    void events_alone_are_simulated_to_their_end() {
        live.abandoned("a");
        live.answered("b");
        ReplayReport report =
                replay(events(), SampleContactCenters.SUPPORT, DryReplay.Source.EVENTS);

        assertThat(report.compared()).isZero();
        assertThat(report.open()).isZero();
        assertThat(report.outcomes())
                .isEqualTo(Map.of(CloseOutcome.ABANDONED_IN_QUEUE, 1L, CloseOutcome.ANSWERED, 1L));
    }

    @Test
    void other_settings_lead_to_other_outcomes() {
        live.answeredLate("a");
        assertThat(
                        replay(events(), SampleContactCenters.SUPPORT, DryReplay.Source.EVENTS)
                                .outcomes())
                .containsOnlyKeys(CloseOutcome.ANSWERED);
        assertThat(replay(events(), IMPATIENT, DryReplay.Source.EVENTS).outcomes())
                .containsOnlyKeys(CloseOutcome.ABANDONED_IN_QUEUE);
    }

    @Test
    void a_salesforce_that_refuses_leads_to_updates_alone() {
        live.abandoned("a");
        DryReplay replay =
                dryReplay(
                        SampleContactCenters.SUPPORT,
                        DryReplay.Source.EVENTS,
                        SalesforceBehaviour.REFUSING);
        events().forEach(replay::take);
        assertThat(replay.finish().commands())
                .isEqualTo(
                        Map.of(
                                CommandKind.CREATE_VOICE_CALL, 1L,
                                CommandKind.UPDATE_VOICE_CALL, 1L));
    }

    @Test
    void entries_of_calls_that_began_before_the_recording_are_counted_and_not_compared() {
        live.abandoned("a");
        List<RecordedLine> lines = live.lines();
        ReplayReport report =
                replay(
                        lines.subList(lines.size() / 2, lines.size()),
                        SampleContactCenters.SUPPORT,
                        DryReplay.Source.JOURNAL);
        assertThat(report.divergent()).isZero();
        assertThat(report.compared()).isZero();
        assertThat(report.withoutBeginning()).isPositive();
    }

    @Test
    void unreadable_records_are_counted() {
        RecordedLine line = live.line("interaction-journal", "x", "nonsense".getBytes(UTF_8));
        assertThat(
                        replay(
                                        List.of(line),
                                        SampleContactCenters.SUPPORT,
                                        DryReplay.Source.JOURNAL)
                                .unreadable())
                .isEqualTo(1);
    }

    private List<RecordedLine> events() {
        return live.lines().stream().filter(it -> it.topic().equals("webex-events")).toList();
    }

    private static ReplayReport replay(
            List<RecordedLine> lines, ContactCenterSettings settings, DryReplay.Source source) {
        DryReplay replay = dryReplay(settings, source, SalesforceBehaviour.PERFECT);
        lines.forEach(replay::take);
        return replay.finish();
    }

    private static DryReplay dryReplay(
            ContactCenterSettings settings,
            DryReplay.Source source,
            SalesforceBehaviour salesforce) {
        return new DryReplay(
                DECIDER,
                new WebexEventTranslator((_, _, _) -> settings),
                source,
                salesforce,
                CallListener.NONE);
    }
}
