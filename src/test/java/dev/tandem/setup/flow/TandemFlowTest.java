package dev.tandem.setup.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.setup.flow.FlowModel.Graph;
import dev.tandem.setup.flow.FlowModel.Link;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The graph alone: also the ways that only a fault of Flow Designer itself would take. */
class TandemFlowTest {
    private static final Graph MAIN = TandemFlow.of(SampleFlows.bearer(ScreenPop.NONE)).main();

    /** Those that wait with the caller or let the caller go. */
    private static Set<String> endsOf(Predicate<Link> ways) {
        Deque<String> next = new ArrayDeque<>(List.of("NewPhoneContact"));
        Set<String> reached = new TreeSet<>();
        Set<String> ends = new TreeSet<>();
        while (!next.isEmpty()) {
            String name = next.remove();
            if (reached.add(name)) {
                List<Link> onwards =
                        MAIN.links().stream()
                                .filter(it -> it.from().equals(name) && !it.to().equals(name))
                                .filter(ways)
                                .toList();
                onwards.forEach(it -> next.add(it.to()));
                if (onwards.isEmpty()) {
                    ends.add(name);
                }
            }
        }
        return ends;
    }

    private static boolean queues(String name) {
        return MAIN.activities().stream()
                .filter(it -> it.name().equals(name))
                .map(Activity::kind)
                .anyMatch(kind ->
                        kind == ActivityKind.QUEUE_CONTACT || kind == ActivityKind.QUEUE_TO_AGENT);
    }

    @Test
    void every_way_ends_with_music_in_a_queue_or_with_no_queue_at_all() {
        assertThat(endsOf(_ -> true)).containsExactly("NoQueueTakesTheCall", "WaitingMusic");
    }

    @Test
    void no_way_reaches_the_music_but_through_a_queue() {
        assertThat(endsOf(link -> !(queues(link.from()) && link.port().equals("default"))))
                .containsExactly("NoQueueTakesTheCall");
    }

    @Test
    void a_caller_is_disconnected_only_where_the_default_queue_fails() {
        assertThat(
                        endsOf(link ->
                                !(link.from().equals("DefaultQueue")
                                        && link.port().equals("failure"))))
                .containsExactly("WaitingMusic");
        assertThat(endsOf(link -> link.port().equals("failure") || !queues(link.from())))
                .containsExactly("NoQueueTakesTheCall", "RoutedAgent");
    }

    /** Cisco's own flows leave the music's open: the caller is in the queue by then. */
    @Test
    void every_port_for_errors_leads_on() {
        for (Activity activity : MAIN.activities()) {
            List<String> linked =
                    MAIN.links().stream()
                            .filter(it -> it.from().equals(activity.name()))
                            .map(Link::port)
                            .toList();
            List<String> open =
                    activity.kind().outputs().stream().filter(it -> !linked.contains(it)).toList();
            assertThat(open)
                    .as(activity.name())
                    .isEqualTo(
                            activity.kind() == ActivityKind.PLAY_MUSIC
                                    ? List.of("error")
                                    : List.of());
        }
    }

    /** Later answers would be too late, and Tandem may be down. */
    @Test
    void the_vendor_call_key_is_set_before_tandem_is_asked_and_by_nothing_else() {
        List<String> names = MAIN.activities().stream().map(Activity::name).toList();
        assertThat(names.indexOf("SetVendorCallKey"))
                .isLessThan(names.indexOf("Tandem_NewContact"));
        assertThat(MAIN.links()).contains(new Link("NewPhoneContact", "out", "SetVendorCallKey"));
        assertThat(MAIN.activities())
                .filteredOn(Activity.HttpRequest.class::isInstance)
                .flatExtracting(it -> ((Activity.HttpRequest) it).outputs())
                .extracting("variable")
                .doesNotContain("SCV_VendorCallKey", "Tandem_InteractionId");
    }

    @ParameterizedTest
    @EnumSource(ScreenPop.class)
    void only_a_flow_that_is_asked_to_opens_pages(ScreenPop screenPop) {
        Graph events = TandemFlow.of(SampleFlows.bearer(screenPop)).events();
        List<String> targets =
                events.activities().stream()
                        .filter(Activity.ScreenPop.class::isInstance)
                        .map(it -> ((Activity.ScreenPop) it).target())
                        .toList();
        assertThat(targets)
                .isEqualTo(
                        switch (screenPop) {
                            case NONE -> List.of();
                            case NEW_TAB -> List.of("newBrowserTab");
                            case EXISTING_TAB -> List.of("sameBrowserTab");
                        });
    }
}
