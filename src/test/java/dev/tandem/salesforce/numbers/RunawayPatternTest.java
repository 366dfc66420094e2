package dev.tandem.salesforce.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.salesforce.numbers.NumberTranslation.Effect;
import dev.tandem.salesforce.numbers.NumberTranslation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("what runs away takes the processor, and time is what it is measured by")
class RunawayPatternTest {
    /** What a busy machine adds to half a second. */
    private static final Duration AT_MOST = Duration.ofSeconds(15);

    /** Back-references keep the engine from making an automaton of it. */
    private static final String RUNAWAY = "[20,40]->(?:(\\d+)*)*\\1x->gone";

    private static final String LONG_NUMBER = "0123456789012345678901234567890123456789";

    @Test
    void a_runaway_pattern_is_stopped_and_the_number_stays_as_it_was() {
        NumberTranslator translator = Rules.translator("[1,40]->^0->+", RUNAWAY, "[1,40]->9->8");
        Instant start = Instant.now();
        NumberTranslation translation = translator.translate(LONG_NUMBER);
        assertThat(Duration.between(start, Instant.now()))
                .isBetween(Duration.ofMillis(490), AT_MOST);
        assertThat(translation.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(translation.number()).isEqualTo(LONG_NUMBER);
        assertThat(translation.steps())
                .extracting(NumberTranslation.Step::effect)
                .containsExactly(Effect.CHANGED, Effect.STOPPED);
    }

    @Test
    void the_next_number_is_translated_again() {
        NumberTranslator translator = Rules.translator(RUNAWAY, "[1,19]->9->8");
        for (int i = 0; i < 4; i++) {
            assertThat(translator.translate(LONG_NUMBER).outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(translator.translate("99").number()).isEqualTo("88");
        }
    }

    @Test
    void a_selector_that_grows_without_end_is_stopped_too() {
        String[] tenfold = new String[12];
        Arrays.fill(tenfold, "[1,40]->.->$&$&$&$&$&$&$&$&$&$&");
        NumberTranslation translation = Rules.translator(tenfold).translate(LONG_NUMBER);
        assertThat(translation.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(translation.number()).isEqualTo(LONG_NUMBER);
    }

    @Test
    void any_number_of_threads_get_their_own_results() throws Exception {
        NumberTranslator translator =
                Rules.translator("[1,40]->^0(\\d+)$->+41 $1", "[1,40]->(\\d)\\1->$1$1 ");
        assertEachGetsItsOwn(translator);
    }

    @Test
    void runaway_patterns_do_not_change_what_others_get() throws Exception {
        NumberTranslator runaway = Rules.translator(RUNAWAY);
        NumberTranslator other = Rules.translator("[1,40]->^0(\\d+)$->+41 $1");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<NumberTranslation> stopped =
                    threads.submit(() -> runaway.translate(LONG_NUMBER));
            assertEachGetsItsOwn(other);
            assertThat(stopped.get().outcome()).isEqualTo(Outcome.TIMED_OUT);
        }
    }

    @Test
    void when_all_engines_run_away_others_wait_for_a_bounded_time_only() throws Exception {
        NumberTranslator runaway = Rules.translator(RUNAWAY);
        List<Future<NumberTranslation>> all = new ArrayList<>();
        Instant start = Instant.now();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(() -> runaway.translate(LONG_NUMBER)));
            }
            for (Future<NumberTranslation> each : all) {
                assertThat(each.get().outcome()).isEqualTo(Outcome.TIMED_OUT);
                assertThat(each.get().number()).isEqualTo(LONG_NUMBER);
            }
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(AT_MOST);
    }

    private static void assertEachGetsItsOwn(NumberTranslator translator)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<Future<NumberTranslation>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                String raw = "0%d12345".formatted(1000 + i);
                all.add(threads.submit(() -> translator.translate(raw)));
            }
            for (int i = 0; i < all.size(); i++) {
                NumberTranslation translation = all.get(i).get(1, TimeUnit.MINUTES);
                if (translation.outcome() == Outcome.TRANSLATED) {
                    assertThat(translation.number().replace(" ", ""))
                            .isEqualTo("+41%d12345".formatted(1000 + i));
                }
            }
            assertThat(all)
                    .filteredOn(it -> it.resultNow().outcome() == Outcome.TRANSLATED)
                    .hasSizeGreaterThan(250);
        }
    }
}
