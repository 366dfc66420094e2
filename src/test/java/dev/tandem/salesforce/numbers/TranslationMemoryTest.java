package dev.tandem.salesforce.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.salesforce.numbers.NumberTranslation.Outcome;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CaffeineCache;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TranslationMemoryTest {
    private static final String LONG_NUMBER = "0123456789".repeat(4);

    private final Cache cache = SmallCache.of(100);
    private Instant now = Instant.EPOCH;

    private TranslationMemory memory(String... rules) {
        return new TranslationMemory(Rules.translator(rules), cache, () -> now);
    }

    @Test
    void a_number_is_translated_once_and_remembered() {
        TranslationMemory memory = memory("[1,40]->^0->+41 ");
        NumberTranslation first = memory.translate("031");
        now = now.plus(Duration.ofDays(1));
        assertThat(memory.translate("031")).isSameAs(first);
        assertThat(first.number()).isEqualTo("+4131");
    }

    @Test
    void contact_centres_do_not_see_each_others_results() {
        assertThat(memory("[1,40]->^0->+41").translate("031").number()).isEqualTo("+4131");
        assertThat(memory("[1,40]->^0->+49").translate("031").number()).isEqualTo("+4931");
    }

    @Test
    void a_number_that_could_not_be_translated_is_tried_again_after_a_minute() {
        TranslationMemory memory = memory("[20,40]->(?:(\\d+)*)*\\1x");
        NumberTranslation first = memory.translate(LONG_NUMBER);
        assertThat(first.outcome()).isEqualTo(Outcome.TIMED_OUT);
        now = now.plus(TranslationMemory.REST);
        assertThat(memory.translate(LONG_NUMBER)).isSameAs(first);
        now = now.plusMillis(1);
        assertThat(memory.translate(LONG_NUMBER)).isNotSameAs(first);
    }

    @Test
    void what_is_no_phone_number_does_not_fill_the_memory() {
        TranslationMemory memory = memory("[1,40]->^0->+41");
        assertThat(memory.translate("0" + "x".repeat(200) + "31").number()).isEqualTo("+4131");
        assertThat(cache.as(CaffeineCache.class).keySet()).isEmpty();
    }
}
