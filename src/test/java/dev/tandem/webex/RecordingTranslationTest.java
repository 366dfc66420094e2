package dev.tandem.webex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.InteractionInput.AnswerImplied;
import dev.tandem.domain.InteractionInput.RecordingAvailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTranslationTest extends TranslatedEvents {

    @Test
    void a_capture_says_where_the_recording_is() {
        String location = "https://recordings.example/" + "r".repeat(900);

        assertThat(notice(task("capture:available", field("filePath", location))))
                .isInstanceOfSatisfying(
                        RecordingAvailable.class,
                        recording -> assertThat(recording.location()).isEqualTo(location));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"filePath\":null",
                ",\"filePath\":\" \"",
                ",\"filePath\":{\"url\":\"x\"}"
            })
    void a_capture_that_does_not_still_proves_an_answer(String filePath) {
        assertThat(notice(task("capture:available", filePath))).isInstanceOf(AnswerImplied.class);
    }

    @Test
    void a_location_longer_than_salesforce_takes_is_left_out_whole() {
        String endless = field("filePath", "r".repeat(1_001));

        assertThat(notice(task("capture:available", endless))).isInstanceOf(AnswerImplied.class);
    }
}
