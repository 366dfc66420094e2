package dev.tandem.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.ops.console.InteractionChange.Alive;
import dev.tandem.ops.console.InteractionChange.Call;
import dev.tandem.ops.console.InteractionChange.Missed;
import dev.tandem.ops.console.InteractionList.Line;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeListenerTest {
    private static final int MANY = 10_000;

    private final List<ChangeListener> listeners = new ArrayList<>();
    private final AtomicInteger left = new AtomicInteger();

    @Test
    void a_listener_that_reads_nothing_keeps_a_bounded_number_of_calls_and_the_others_go_on() {
        AssertSubscriber<InteractionChange> stuck = listening(ChangeFilter.ALL, 0);
        AssertSubscriber<InteractionChange> reader = listening(ChangeFilter.ALL, Long.MAX_VALUE);
        IntStream.range(0, MANY).forEach(i -> offer(line("call-" + i, InteractionPhase.WAITING)));

        assertThat(reader.getItems()).hasSize(MANY);
        assertThat(stuck.getItems()).isEmpty();
        stuck.request(Long.MAX_VALUE);
        assertThat(stuck.getItems().getFirst())
                .isEqualTo(new Missed(MANY - ChangeListener.MOST_CALLS));
        assertThat(stuck.getItems()).hasSize(1 + ChangeListener.MOST_CALLS);
    }

    @Test
    void of_a_call_that_changes_faster_than_it_is_read_the_latest_state_is_sent() {
        AssertSubscriber<InteractionChange> slow = listening(ChangeFilter.ALL, 0);
        IntStream.range(0, MANY).forEach(_ -> offer(line("one", InteractionPhase.CREATING)));
        offer(line("one", InteractionPhase.CLOSED));
        slow.request(10);
        assertThat(slow.getItems()).containsExactly(new Call(line("one", InteractionPhase.CLOSED)));
    }

    @Test
    void no_more_is_sent_than_is_asked_for() {
        AssertSubscriber<InteractionChange> reader = listening(ChangeFilter.ALL, 2);
        IntStream.range(0, 5).forEach(i -> offer(line("call-" + i, InteractionPhase.WAITING)));
        assertThat(reader.getItems()).hasSize(2);
        reader.request(1);
        assertThat(reader.getItems()).hasSize(3);
    }

    @Test
    void a_call_that_leaves_the_filter_is_sent_once_more() {
        AssertSubscriber<InteractionChange> waiting =
                listening(
                        new ChangeFilter(InteractionPhase.WAITING, null, null, null),
                        Long.MAX_VALUE);
        offer(line("a", InteractionPhase.CREATING));
        offer(line("a", InteractionPhase.WAITING));
        offer(line("a", InteractionPhase.CLOSED));
        offer(line("a", InteractionPhase.CLOSED));
        assertThat(waiting.getItems())
                .containsExactly(
                        new Call(line("a", InteractionPhase.WAITING)),
                        new Call(line("a", InteractionPhase.CLOSED)));
    }

    @Test
    void calls_of_another_contact_centre_or_org_are_not_sent() {
        AssertSubscriber<InteractionChange> other =
                listening(new ChangeFilter(null, null, "other", null), Long.MAX_VALUE);
        AssertSubscriber<InteractionChange> main =
                listening(new ChangeFilter(null, null, "main", "org"), Long.MAX_VALUE);
        offer(line("a", InteractionPhase.WAITING));
        assertThat(other.getItems()).isEmpty();
        assertThat(main.getItems()).hasSize(1);
    }

    @Test
    void a_listener_is_stuck_when_something_waits_for_long_and_nothing_is_read() {
        listening(ChangeFilter.ALL, 1);
        ChangeListener listener = listeners.getFirst();
        long later = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        assertThat(listener.isStuck(Duration.ofMinutes(1), later)).isFalse();
        listener.live(true);
        assertThat(listener.isStuck(Duration.ofMinutes(1), later)).isFalse();
        listener.live(false);
        assertThat(listener.isStuck(Duration.ofMinutes(1), later)).isTrue();
        assertThat(listener.isStuck(Duration.ofMinutes(1), System.nanoTime())).isFalse();
    }

    @Test
    void a_cancelled_listener_is_left_and_sent_nothing() {
        AssertSubscriber<InteractionChange> gone = listening(ChangeFilter.ALL, Long.MAX_VALUE);
        gone.cancel();
        offer(line("a", InteractionPhase.WAITING));
        assertThat(left).hasValue(1);
        assertThat(gone.getItems()).isEmpty();
    }

    @Test
    void a_listener_is_ended_even_when_it_reads_nothing() {
        AssertSubscriber<InteractionChange> stuck = listening(ChangeFilter.ALL, 0);
        offer(line("a", InteractionPhase.WAITING));
        listeners.getFirst().complete();
        stuck.assertCompleted();
        assertThat(stuck.getItems()).isEmpty();
    }

    /** Reactive streams: one call after the other, whoever offers and asks. */
    @Test
    void threads_that_offer_at_once_lose_nothing() {
        AssertSubscriber<InteractionChange> reader = listening(ChangeFilter.ALL, 1);
        reader.request(Long.MAX_VALUE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 8; thread++) {
                String name = "thread-" + thread + "-";
                threads.execute(() ->
                        IntStream.range(0, 1_000)
                                .forEach(i -> offer(line(name + i, InteractionPhase.WAITING))));
            }
            threads.execute(() -> listeners.forEach(it -> it.live(true)));
        }
        long missed =
                reader.getItems().stream()
                        .mapToLong(it -> it instanceof Missed some ? some.changes() : 0)
                        .sum();
        assertThat(reader.getItems().stream().filter(Call.class::isInstance).count() + missed)
                .isEqualTo(8_000);
        assertThat(reader.getItems()).contains(new Alive(true));
    }

    private AssertSubscriber<InteractionChange> listening(ChangeFilter filter, long demand) {
        return Multi.createFrom()
                .<InteractionChange>publisher(subscriber -> {
                    ChangeListener listener =
                            new ChangeListener(subscriber, filter, _ -> left.incrementAndGet());
                    subscriber.onSubscribe(listener);
                    listeners.add(listener);
                })
                .subscribe()
                .withSubscriber(AssertSubscriber.create(demand));
    }

    private void offer(Line call) {
        listeners.forEach(listener -> listener.offer(call));
    }

    private static Line line(String id, InteractionPhase phase) {
        return new Line(
                id,
                phase,
                Instant.EPOCH,
                "…4084",
                null,
                "main",
                "org",
                null,
                null,
                RoutingAnswer.withoutStart(id, null, RoutingAnswer.Status.PENDING));
    }
}
