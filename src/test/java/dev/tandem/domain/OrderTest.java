package dev.tandem.domain;

import static dev.tandem.domain.Message.callback;
import static dev.tandem.domain.Message.connected;
import static dev.tandem.domain.Message.consulting;
import static dev.tandem.domain.Message.ended;
import static dev.tandem.domain.Message.endedByAgent;
import static dev.tandem.domain.Message.endedBySystem;
import static dev.tandem.domain.Message.endedRona;
import static dev.tandem.domain.Message.held;
import static dev.tandem.domain.Message.left;
import static dev.tandem.domain.Message.offered;
import static dev.tandem.domain.Message.parked;
import static dev.tandem.domain.Message.recording;
import static dev.tandem.domain.Message.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.SalesforceCommand.UpdateVoiceCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Webex promises neither order nor single delivery: however the notices of a call are shuffled and
 * repeated within the grace time, it is the same call in the end.
 */
class OrderTest {

    /** What must not depend on the order: the classification, and the record as it was closed. */
    private record Ending(CloseOutcome outcome, UpdateVoiceCall update) {}

    static Stream<List<Message>> calls() {
        return Stream.of(
                List.of(started(0), connected(2), ended(4)),
                List.of(started(0), parked(1), ended(3)),
                List.of(started(0), ended(3)),
                List.of(started(0), offered(1), ended(3)),
                List.of(started(0), parked(1), offered(2), ended(3), connected(3.5)),
                List.of(started(0), offered(1), parked(2), ended(3), ended(4)),
                List.of(started(0), callback(1), endedRona(2), connected(3), ended(4)),
                List.of(started(0), callback(1), endedRona(2), ended(4)),
                List.of(started(0), offered(1), endedByAgent(3)),
                List.of(started(0), parked(1), consulting(2), ended(3)),
                List.of(started(0), parked(1), held(2), recording(5), ended(3)),
                List.of(started(0), parked(1), left(3)),
                List.of(started(0), parked(1), left(3), ended(3.2)),
                List.of(started(0), left(2), callback(3), ended(4)),
                List.of(started(0), endedBySystem(2)),
                List.of(parked(1).describing(), offered(2).describing(), ended(3)),
                List.of(parked(1).describing(), connected(2).describing(), ended(3)),
                List.of(started(0), parked(1).describing(), offered(2).describing(), ended(3)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void every_order_of_the_notices_ends_alike(List<Message> call) {
        Ending expected = ending(play(call));

        for (List<Message> order : permutations(call)) {
            Simulation played = play(order);
            assertThat(ending(played)).as("order %s", order).isEqualTo(expected);
            assertThat(courses(expected)).as("order %s", order).contains(played.callWords());
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void repeating_any_notices_in_any_order_changes_nothing(List<Message> call) {
        for (List<Message> order : permutations(call)) {
            Simulation once = play(order);
            for (int repeated = 1; repeated < 1 << call.size(); repeated++) {
                Simulation twice = play(order, repeated);
                assertThat(twice.calls()).as("%s, %s", order, repeated).isEqualTo(once.calls());
                assertThat(ending(twice)).as("%s, %s", order, repeated).isEqualTo(ending(once));
            }
        }
    }

    @Test
    void there_are_as_many_orders_as_there_should_be() {
        assertThat(permutations(List.of(started(0), parked(1), connected(2), ended(3))))
                .hasSize(24);
    }

    /** Received half a second apart: all of it within the shortest grace time. */
    private static Simulation play(List<Message> order) {
        Simulation simulation = new Simulation();
        for (int i = 0; i < order.size(); i++) {
            simulation.receives(5 + 0.5 * i, order.get(i));
        }
        return simulation.run();
    }

    /** The repetition comes right after, so that everything else keeps its time. */
    private static Simulation play(List<Message> order, int repeated) {
        Simulation simulation = new Simulation();
        for (int i = 0; i < order.size(); i++) {
            simulation.receives(5 + 0.5 * i, order.get(i));
            if ((repeated >> i & 1) == 1) {
                simulation
                        .receives(5.25 + 0.5 * i, order.get(i))
                        .receives(9.6 + 0.01 * i, order.get(i));
            }
        }
        return simulation.run();
    }

    private static Ending ending(Simulation played) {
        UpdateVoiceCall update =
                played.calls().stream()
                        .map(IssuedCommand::command)
                        .filter(UpdateVoiceCall.class::isInstance)
                        .map(UpdateVoiceCall.class::cast)
                        .findFirst()
                        .orElse(null);
        return new Ending(played.outcome(), update == null ? null : normalised(update));
    }

    /** S11: where no record was created in time, the update creates it, under the vendorCallKey. */
    private static UpdateVoiceCall normalised(UpdateVoiceCall update) {
        return new UpdateVoiceCall(
                Message.KEY,
                update.contact(),
                update.endTime(),
                update.disconnectReason(),
                null,
                update.figures());
    }

    /** All calls, without routing (S3, S19), or without a record in time (S11). */
    private static List<List<String>> courses(Ending expected) {
        boolean abandoned = expected.update() != null;
        return abandoned
                ? List.of(
                        List.of("create", "omni-flow", "clear", "update"),
                        List.of("create", "update"),
                        List.of("update"))
                : List.of(List.of("create", "omni-flow"), List.of("create"), List.of());
    }

    static <T> List<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> rest = new ArrayList<>(all);
            T first = rest.remove(i);
            for (List<T> order : permutations(rest)) {
                List<T> whole = new ArrayList<>();
                whole.add(first);
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
