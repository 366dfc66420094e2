package dev.tandem.recording.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingPlanTest {
    private static final RecordingPlan ENDS =
            new RecordingPlan(
                    null, null, Set.of(), Set.of("task:ended", "PhoneContactEnded"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",\"data\":{\"type\":\"task:new\"},\"type\":\"task:ended\"}",
                "{\"TYPE\":\"Task:Ended\"}",
                "{\"event\":\"PhoneContactEnded\",\"interactionId\":\"a\"}"
            })
    void events_of_the_types_are_recorded_by_either_door(String body) {
        assertThat(ENDS.includes(record("a", body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"task:new\",\"data\":{\"type\":\"task:ended\"}}",
                "{\"event\":\"NewPhoneContact\"}",
                "{\"data\":{}}",
                "[\"task:ended\"]",
                "{\"type\":",
                ""
            })
    void others_and_what_is_no_event_are_left_out(String body) {
        assertThat(ENDS.includes(record("a", body))).isFalse();
        assertThat(ENDS.includes(record("a", null))).isFalse();
    }

    @Test
    void without_types_everything_is_recorded_and_with_ids_only_theirs() {
        RecordingPlan all = new RecordingPlan(null, null, Set.of(), Set.of(), false);
        assertThat(all.includes(record("a", null))).isTrue();
        RecordingPlan one = new RecordingPlan(null, null, Set.of("a"), Set.of("task:ended"), false);
        assertThat(one.includes(record("a", "{\"type\":\"task:ended\"}"))).isTrue();
        assertThat(one.includes(record("b", "{\"type\":\"task:ended\"}"))).isFalse();
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, String body) {
        return new ConsumerRecord<>(
                "webex-events",
                0,
                0,
                key.getBytes(UTF_8),
                body == null ? null : body.getBytes(UTF_8));
    }
}
