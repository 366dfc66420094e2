package dev.tandem.playback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentEventTest {
    private static final Instant RECEIVED = Instant.parse("2026-02-02T06:00:01Z");
    private static final Instant NOW = Instant.parse("2026-02-03T06:00:01Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"comciscotimestamp\":1770012000900,\"data\":{\"createdTime\":1770012000000}}"
                        + "|{\"comciscotimestamp\":1770098401000,"
                        + "\"data\":{\"createdTime\":1770098400000}}",
                "{\"comciscotimestamp\":\"1770012000900\",\"data\":{\"createdTime\":\"1770012000000\"}}"
                    + "|{\"comciscotimestamp\":\"1770098401000\","
                    + "\"data\":{\"createdTime\":\"1770098400000\"}}",
                "{\"event\":\"NewContact\",\"time\":\"2026-02-02T06:00:00Z[UTC]\"}"
                        + "|{\"event\":\"NewContact\",\"time\":\"2026-02-03T06:00:00Z[UTC]\"}",
                "{\"event\":\"NewContact\",\"time\":\"yesterday\"}"
                        + "|{\"event\":\"NewContact\",\"time\":\"yesterday\"}",
                "{\"data\":{}}|{\"data\":{}}"
            })
    void what_happened_before_the_event_was_sent_happened_as_long_before_it_now(
            String then, String now) {
        assertThat(new String(SentEvent.renewed(then.getBytes(UTF_8), RECEIVED, NOW).body(), UTF_8))
                .isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[1]", "{\"half\":"})
    void bytes_that_are_no_object_stay_as_they_are(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        assertThat(SentEvent.renewed(bytes, RECEIVED, NOW).body()).isEqualTo(bytes);
        assertThat(SentEvent.of(bytes).sentAt()).isNull();
    }

    @Test
    void the_time_of_sending_is_text_for_a_header() {
        assertThat(SentEvent.of("{\"comciscotimestamp\":17}".getBytes(UTF_8)).sentAt())
                .isEqualTo("17");
    }

    @Test
    void the_subscription_is_the_end_of_the_source() {
        String body = "{\"source\":\"/com/cisco/wxcc/2f0e0d3b\"}";
        assertThat(SentEvent.of(body.getBytes(UTF_8)).subscriptionId()).isEqualTo("2f0e0d3b");
        assertThat(SentEvent.of("{}".getBytes(UTF_8)).subscriptionId()).isEmpty();
    }
}
