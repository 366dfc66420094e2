package dev.tandem.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.domain.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPlayerTest {
    private static final Instant BEGIN = Instant.parse("2026-02-02T06:00:00Z");

    private final Map<Long, CompletableFuture<Delivery>> sent = new LinkedHashMap<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final EventTarget target =
            new EventTarget() {
                @Override
                public CompletableFuture<Delivery> send(PlayedEvent event) {
                    return sent.computeIfAbsent(event.number(), _ -> new CompletableFuture<>());
                }

                @Override
                public void close() {}
            };
    private final EventPlayer player =
            new EventPlayer(target, new Pace.Steady(1_000_000), cancelled::get);

    @Test
    void events_of_one_call_wait_for_one_another_and_those_of_others_do_not() throws Exception {
        player.play(event(1, "a"));
        player.play(event(2, "a"));
        player.play(event(3, "b"));
        assertThat(sent.keySet()).containsExactly(1L, 3L);

        sent.get(1L).complete(Delivery.ACCEPTED);
        assertThat(sent.keySet()).containsExactly(1L, 3L, 2L);
    }

    @Test
    void every_end_is_counted_and_the_first_unanswered_event_is_where_to_go_on() throws Exception {
        for (int number = 5; number <= 8; number++) {
            player.play(event(number, "call-" + number));
        }
        sent.get(5L).complete(Delivery.ACCEPTED);
        sent.get(6L).complete(new Delivery(Delivery.Result.REFUSED, "HTTP 401"));
        sent.get(8L).complete(new Delivery(Delivery.Result.UNANSWERED, "ConnectException"));
        assertThat(player.doneUpTo()).isEqualTo(6);

        sent.get(7L).complete(new Delivery(Delivery.Result.SKIPPED, "no address"));
        player.finish();
        assertThat(player.doneUpTo()).isEqualTo(8);
        for (Delivery.Result result : Delivery.Result.values()) {
            assertThat(player.count(result)).as("%s", result).isEqualTo(1);
        }
        assertThat(player.reasons())
                .containsExactly(
                        Map.entry("ConnectException", 1L),
                        Map.entry("HTTP 401", 1L),
                        Map.entry("no address", 1L));
    }

    @Test
    void a_cancelled_player_sends_nothing_more() throws Exception {
        assertThat(player.play(event(1, "a"))).isTrue();
        cancelled.set(true);
        assertThat(player.play(event(2, "b"))).isFalse();
        assertThat(sent.keySet()).containsExactly(1L);
    }

    @Test
    void a_target_that_does_not_answer_is_not_given_any_number_of_events() throws Exception {
        Thread playing =
                Thread.startVirtualThread(() -> {
                    try {
                        for (int i = 1; i <= 300 && player.play(event(i, "call-" + i)); i++) {
                            Thread.onSpinWait();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        assertThat(playing.join(Duration.ofMillis(500))).isFalse();
        cancelled.set(true);
        playing.join();
        assertThat(sent).hasSize(256);
    }

    @Test
    void a_stream_is_played_in_the_time_that_it_took_divided_by_the_speed() throws Exception {
        EventPlayer timed = new EventPlayer(target, new Pace.Recorded(10), cancelled::get);
        long began = System.nanoTime();
        List<Duration> at = new ArrayList<>();
        for (int second = 0; second <= 2; second++) {
            timed.play(
                    new PlayedEvent(
                            second + 1,
                            BEGIN.plusSeconds(second),
                            EventSource.WEBHOOK,
                            "call-" + second,
                            List.of(),
                            new byte[0]));
            at.add(Duration.ofNanos(System.nanoTime() - began));
        }
        assertThat(at.get(1)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(at.get(2)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_pace_that_is_none_is_refused(double number) {
        assertThatThrownBy(() -> new Pace.Recorded(number)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new Pace.Steady(number)).hasMessageContaining("above 0");
    }

    private static PlayedEvent event(long number, String key) {
        return new PlayedEvent(number, BEGIN, EventSource.WEBHOOK, key, List.of(), new byte[0]);
    }
}
