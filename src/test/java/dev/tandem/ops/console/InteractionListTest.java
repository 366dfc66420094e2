package dev.tandem.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.ops.console.InteractionList.Line;
import dev.tandem.ops.console.InteractionList.Part;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionListTest {
    private static Line line(String id, int second) {
        return new Line(
                id,
                InteractionPhase.WAITING,
                Instant.ofEpochSecond(second),
                null,
                new RoutingAnswer(
                        id, "wxcc_" + id, null, null, null, null, RoutingAnswer.Status.PENDING));
    }

    @Test
    void the_latest_of_all_instances_come_first() {
        Part one = new Part(List.of(line("d", 4), line("a", 1)), 7, Set.of(0, 2));
        Part other = new Part(List.of(line("c", 3), line("b", 2)), 5, Set.of(1));
        InteractionList list = InteractionList.of(List.of(one, other), List.of(), 3, 4);
        assertThat(list.interactions())
                .extracting(Line::interactionId)
                .containsExactly("d", "c", "b");
        assertThat(list.total()).isEqualTo(12);
        assertThat(list.partitionsMissing()).containsExactly(3);
    }

    @Test
    void a_call_that_both_owners_list_appears_once_with_the_later_entry() {
        Part one = new Part(List.of(line("a", 1)), 1, Set.of(0));
        Part other = new Part(List.of(line("a", 2)), 1, Set.of(0));
        assertThat(InteractionList.of(List.of(one, other), List.of(), 3, 1).interactions())
                .containsExactly(line("a", 2));
    }

    @Test
    void without_parameters_the_list_has_the_latest_fifty_of_all() {
        assertThat(ListRequest.of(null, null)).isEqualTo(new ListRequest.Wanted(null, 50));
    }

    @ParameterizedTest
    @CsvSource({"waiting, WAITING", "CLOSED, CLOSED", "Awaiting_Start, AWAITING_START"})
    void a_state_is_a_phase_in_any_case(String state, InteractionPhase phase) {
        assertThat(ListRequest.of(state, "1")).isEqualTo(new ListRequest.Wanted(phase, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ringing", "unknown"})
    void an_unknown_state_is_refused_with_the_known_names(String state) {
        assertThat(ListRequest.of(state, null))
                .isInstanceOfSatisfying(
                        ListRequest.Wrong.class,
                        wrong -> assertThat(wrong.why()).contains("awaiting_start", "closed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "many", ""})
    void an_invalid_limit_is_refused_with_the_range(String limit) {
        assertThat(ListRequest.of(null, limit))
                .isEqualTo(new ListRequest.Wrong("limit must be a whole number from 1 to 200."));
    }
}
