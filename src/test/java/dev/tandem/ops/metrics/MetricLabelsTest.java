package dev.tandem.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tandem.dispatch.DispatcherHealth;
import dev.tandem.dispatch.DispatcherMetrics;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.http.Refusal;
import dev.tandem.ingest.flow.FlowOutcome;
import dev.tandem.ingest.webhook.WebhookOutcome;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.ops.words.InputLabels;
import dev.tandem.ops.words.StreamsDescriptions;
import dev.tandem.peers.PeerMetrics;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.Samples;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The released values of all tags. Dashboards and alerts select by them: a value may be added, but
 * none is changed or removed.
 */
class MetricLabelsTest {

    @Test
    void renaming_the_class_of_an_input_changes_no_label() {
        assertThat(
                        leaves(InteractionInput.class)
                                .map(type -> (InteractionInput) Samples.full(type))
                                .map(InputLabels::of))
                .containsExactlyInAnyOrder(
                        "ContactStarted",
                        "ContactQueued",
                        "AgentOffered",
                        "AgentConnected",
                        "AnswerImplied",
                        "CallHeld",
                        "CallResumed",
                        "RecordingAvailable",
                        "ContactEnded",
                        "CustomerLeft",
                        "ContactUpdated",
                        "OtherNotice",
                        "CommandStarted",
                        "CommandAnswered",
                        "Woken",
                        "CommandRedriven");
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MetricLabelsTest::leaves)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("enums")
    void renaming_a_constant_of_an_enum_is_noticed(Class<? extends Enum<?>> type, String labels) {
        assertThat(Arrays.stream(type.getEnumConstants()).map(EnumWords::of))
                .containsExactlyInAnyOrder(labels.split(" "));
    }

    static Stream<Arguments> enums() {
        return Stream.of(
                arguments(
                        IgnoreReason.class,
                        "duplicate late too_old not_voice not_inbound no_contact_centre"
                                + " callback_still_queued nothing_due unknown_command"
                                + " nothing_to_redrive no_longer_wanted"),
                arguments(
                        InteractionPhase.class,
                        "unknown awaiting_start creating routing waiting answered abandoning"
                                + " clearing updating closed"),
                arguments(
                        DeadLetterReason.class,
                        "unreadable foreign_key no_contact_centre command_given_up too_large"
                                + " failed"),
                arguments(
                        WebhookOutcome.class,
                        "accepted unsigned wrong_signature stale timestamp_missing"
                                + " timestamp_differs unreadable too_large encoded unavailable"),
                arguments(
                        FlowOutcome.class,
                        "routed created pending crowded unavailable recorded unauthorized"
                                + " door_closed unreadable too_large encoded kafka_unavailable"),
                arguments(
                        Refusal.class,
                        "malformed timed_out line_too_long headers_too_long overloaded crowded"
                                + " displaced not_reading"),
                arguments(
                        CloseOutcome.class,
                        "answered abandoned_before_queue abandoned_in_queue abandoned_while_ringing"
                                + " ended_in_self_service orphaned lost not_voice not_inbound"),
                arguments(RoutingAnswer.Status.class, "routed created pending unavailable"),
                arguments(DispatcherMetrics.Outcome.class, "done refused unavailable in_doubt"),
                arguments(
                        DispatcherMetrics.Unsent.class,
                        "queue_full no_slot deadline_passed withdrawn start_not_recorded"
                                + " handed_over org_paused pauses_unknown"),
                arguments(DispatcherHealth.State.class, "stopped running recovering fenced"),
                arguments(
                        PeerMetrics.Outcome.class,
                        "answered unknown not_now unreachable refused no_key"),
                arguments(
                        SalesforceMetrics.Outcome.class,
                        "done refused unavailable in_doubt configuration_fault token_expired"),
                arguments(
                        SalesforceMetrics.TokenOutcome.class,
                        "issued unavailable configuration_fault"),
                arguments(
                        SalesforceMetrics.LookupOutcome.class, "found absent forbidden unanswered"),
                arguments(SalesforceMetrics.NumberOutcome.class, "translated unchanged timed_out"));
    }

    @Test
    void kinds_of_commands_are_single_words() {
        assertThat(Arrays.stream(CommandKind.values()).map(CommandKind::word))
                .containsExactlyInAnyOrder("create", "omni-flow", "clear", "update");
    }

    @Test
    void the_states_of_the_streams_client_are_all_known() {
        assertThat(StreamsDescriptions.LABELS)
                .containsExactlyInAnyOrder(
                        "new",
                        "waiting_for_cluster",
                        "refused",
                        "starting",
                        "running",
                        "recovering",
                        "failed",
                        "stopped");
    }
}
