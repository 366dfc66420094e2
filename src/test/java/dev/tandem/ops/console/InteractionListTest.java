package dev.tandem.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.ops.console.InteractionList.Line;
import dev.tandem.ops.console.InteractionList.Part;
import dev.tandem.process.query.SearchRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteractionListTest {
    private static Line line(String id, int second) {
        return new Line(
                id,
                InteractionPhase.WAITING,
                Instant.ofEpochSecond(second),
                null,
                null,
                null,
                null,
                null,
                null,
                new RoutingAnswer(
                        id, "wxcc_" + id, null, null, null, null, RoutingAnswer.Status.PENDING));
    }

    @Test
    void the_latest_of_all_instances_come_first() {
        Part one = new Part(List.of(line("d", 4), line("a", 1)), 7, true, Set.of(0, 2));
        Part other = new Part(List.of(line("c", 3), line("b", 2)), 5, true, Set.of(1));
        InteractionList list = InteractionList.of(List.of(one, other), List.of(), 3, 4);
        assertThat(list.interactions())
                .extracting(Line::interactionId)
                .containsExactly("d", "c", "b");
        assertThat(list.total()).isEqualTo(12);
        assertThat(list.partitionsMissing()).containsExactly(3);
    }

    @Test
    void a_call_that_both_owners_list_appears_once_with_the_later_entry() {
        Part one = new Part(List.of(line("a", 1)), 1, true, Set.of(0));
        Part other = new Part(List.of(line("a", 2)), 1, true, Set.of(0));
        assertThat(InteractionList.of(List.of(one, other), List.of(), 3, 1).interactions())
                .containsExactly(line("a", 2));
    }

    @Test
    void a_full_page_has_a_cursor_that_goes_on_behind_its_last_call() {
        Part part = new Part(List.of(line("b-c", 2), line("a", 1)), 2, true, Set.of(0));
        InteractionList page = InteractionList.of(List.of(part), List.of(), 1, 1);
        assertThat(page.next()).isEqualTo("2000-b-c");
        assertThat(ListRequest.of(with("cursor", "2000-b-c")))
                .isEqualTo(
                        new ListRequest.Wanted(
                                new SearchRequest(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        new SearchRequest.Place(Instant.ofEpochSecond(2), "b-c"),
                                        50)));
        assertThat(InteractionList.of(List.of(part), List.of(), 3, 1).next()).isNull();
    }

    @Test
    void an_instance_that_ran_out_of_time_makes_the_list_incomplete() {
        Part part = new Part(List.of(), 0, false, Set.of(0));
        assertThat(InteractionList.of(List.of(part), List.of(), 3, 1).complete()).isFalse();
    }

    @Test
    void without_parameters_the_list_has_the_latest_fifty_of_all() {
        assertThat(ListRequest.of(ListParameters.NONE))
                .isEqualTo(new ListRequest.Wanted(SearchRequest.latest(null, 50)));
    }

    @ParameterizedTest
    @CsvSource({"waiting, WAITING", "CLOSED, CLOSED", "Awaiting_Start, AWAITING_START"})
    void a_state_is_a_phase_in_any_case(String state, InteractionPhase phase) {
        assertThat(ListRequest.of(with("state", state)))
                .isEqualTo(new ListRequest.Wanted(SearchRequest.latest(phase, 50)));
    }

    @ParameterizedTest
    @CsvSource({
        "state, ringing, awaiting_start",
        "state, unknown, closed",
        "outcome, hung_up, abandoned_in_queue",
        "search, 408, at least four digits",
        "from, yesterday, a time with its zone",
        "to, 1739000000, a time with its zone",
        "cursor, 12, what an answer has in",
        "cursor, x-y, what an answer has in",
        "limit, 0, from 1 to 200",
        "limit, 201, from 1 to 200",
        "limit, many, from 1 to 200"
    })
    void what_is_not_valid_is_refused_with_what_is(String name, String value, String valid) {
        assertThat(ListRequest.of(with(name, value)))
                .isInstanceOfSatisfying(
                        ListRequest.Wrong.class,
                        wrong -> assertThat(wrong.why()).startsWith(name).contains(valid));
    }

    private static ListParameters with(String name, String value) {
        return new ListParameters(
                name.equals("search") ? value : null,
                name.equals("state") ? value : null,
                name.equals("outcome") ? value : null,
                null,
                null,
                name.equals("from") ? value : null,
                name.equals("to") ? value : null,
                name.equals("cursor") ? value : null,
                name.equals("limit") ? value : null);
    }
}
