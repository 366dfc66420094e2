package dev.tandem.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.text.TextBounds;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultSizeTest {
    private static final int KAFKA_DEFAULT_LIMIT = 1_048_576;

    @Test
    void usual_results_are_kept_whole() {
        var refused = new CommandRefused(List.of("REQUIRED_FIELD_MISSING: to"));
        var unavailable = new CommandUnavailable("503", false, Duration.ofSeconds(7));
        var created = new VoiceCallCreated("0LQ1", List.of("no queue"));

        assertThat(TextBounds.RESULT.cut(refused)).isEqualTo(refused);
        assertThat(TextBounds.RESULT.cut(unavailable)).isEqualTo(unavailable);
        assertThat(TextBounds.RESULT.cut(created)).isEqualTo(created);
    }

    @Test
    void no_result_is_too_large_for_kafka() {
        String page = "ü".repeat(2_000_000);

        assertThat(size(new CommandRefused(Collections.nCopies(1_000, page))))
                .isLessThan(KAFKA_DEFAULT_LIMIT);
        assertThat(size(new CommandUnavailable(page, true, null))).isLessThan(KAFKA_DEFAULT_LIMIT);
        assertThat(size(new VoiceCallCreated("0LQ1", Collections.nCopies(1_000, page))))
                .isLessThan(KAFKA_DEFAULT_LIMIT);
    }

    private static int size(SalesforceResult result) {
        var id = new CommandId("a", CommandKind.CREATE_VOICE_CALL, 1);
        return WireFormats.RESULT.write(
                        new ResultRecord.Answered(id, 1, TextBounds.RESULT.cut(result)))
                .length;
    }
}
