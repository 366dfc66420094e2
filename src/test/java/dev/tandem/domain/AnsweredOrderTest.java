package dev.tandem.domain;

import static dev.tandem.domain.Message.connected;
import static dev.tandem.domain.Message.ended;
import static dev.tandem.domain.Message.held;
import static dev.tandem.domain.Message.parked;
import static dev.tandem.domain.Message.recording;
import static dev.tandem.domain.Message.resumed;
import static dev.tandem.domain.Message.startedWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However the notices of an answered call are shuffled and repeated, its one update is the same.
 */
class AnsweredOrderTest {

    private static final Message STARTED =
            startedWith(Message.settings(true, MissedCalls.UPDATE_ONLY, AnsweredCalls.UPDATE));

    static Stream<List<Message>> calls() {
        return Stream.of(
                List.of(STARTED, parked(1), connected(2), ended(4), recording(4.5)),
                List.of(STARTED, connected(1), held(2), resumed(2.5), held(3), ended(4)),
                List.of(STARTED, connected(1), ended(2), connected(2.5), ended(4)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void every_order_leads_to_the_same_one_update(List<Message> call) {
        UpdateVoiceCall expected = updates(play(call)).getFirst();

        for (List<Message> order : OrderTest.permutations(call)) {
            Simulation once = play(order);
            Simulation twice = play(Stream.concat(order.stream(), order.stream()).toList());
            assertThat(once.outcome()).as("order %s", order).isEqualTo(CloseOutcome.ANSWERED);
            assertThat(updates(once)).as("order %s", order).isEqualTo(wanted(once, expected));
            assertThat(updates(twice)).as("twice as %s", order).isEqualTo(updates(once));
        }
    }

    @ParameterizedTest
    @EnumSource(AnsweredCalls.class)
    void an_update_that_salesforce_answers_late_is_not_repeated(AnsweredCalls answeredCalls) {
        Message start = startedWith(Message.settings(true, MissedCalls.UPDATE_ONLY, answeredCalls));
        Simulation call =
                new Simulation()
                        .salesforce(command -> Reply.ok(command.id().kind()).slow(20))
                        .receives(0, start)
                        .receives(30, connected(30))
                        .receives(60, ended(60))
                        .receives(125, held(50))
                        .run();

        assertThat(updates(call)).hasSize(answeredCalls == AnsweredCalls.UPDATE ? 1 : 0);
    }

    @Test
    void the_update_is_repeated_until_salesforce_takes_it() {
        Simulation call = new Simulation();
        call.salesforce(command ->
                        call.now().isBefore(Message.at(200))
                                        && command.id().kind() == CommandKind.UPDATE_VOICE_CALL
                                ? Reply.down()
                                : Reply.ok(command.id().kind()))
                .receives(0, STARTED)
                .receives(30, connected(30))
                .receives(60, ended(60))
                .run();

        assertThat(updates(call)).hasSizeGreaterThan(2).allMatch(updates(call).getFirst()::equals);
        assertThat(call.outcome()).isEqualTo(CloseOutcome.ANSWERED);
    }

    /** None for a call whose end was known before its record could be created. */
    private static List<UpdateVoiceCall> wanted(Simulation played, UpdateVoiceCall expected) {
        return played.callWords().contains("create") ? List.of(expected) : List.of();
    }

    private static Simulation play(List<Message> order) {
        Simulation simulation = new Simulation();
        for (int i = 0; i < order.size(); i++) {
            simulation.receives(5 + 0.5 * i, order.get(i));
        }
        return simulation.run();
    }

    private static List<UpdateVoiceCall> updates(Simulation played) {
        return played.calls().stream()
                .map(IssuedCommand::command)
                .filter(UpdateVoiceCall.class::isInstance)
                .map(UpdateVoiceCall.class::cast)
                .toList();
    }
}
