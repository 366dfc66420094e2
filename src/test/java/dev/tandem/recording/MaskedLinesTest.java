package dev.tandem.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedLinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "12345678-1234-1234-1234-123456789012";
    private static final String ANI = "+41791234567";

    private final MaskedLines masked = new MaskedLines(NumberMask.random());

    @Test
    void nothing_of_a_number_remains_in_the_line() {
        String body =
                """
                {"type":"task:new","data":{"taskId":"%s","createdTime":1697211697600,"origin":"%s",
                "destination":41581234567,"sip":"sip:41791234567@example.com;user=phone",
                "note":"call +41 (0)79 123-45-67 or 0041.79.123.45.67",
                "attributes":"{\\"ani\\":\\"079 123 45 67\\",\\"n\\":41791234567}","41791234567":true,
                "list":["41791234567",[41791234567]],"decimal":41791234567.0,"large":4.1791234567E10}}
                """
                        .formatted(ID, ANI);
        String text = text(line(body, new RecordedLine.Header("x-ani", ANI.getBytes(UTF_8))));
        String digits = text.replaceAll("[^0-9A-Za-z]", "");
        assertThat(digits).doesNotContain("791234567", "581234567");
    }

    @Test
    void one_number_has_one_stand_in_with_its_prefix_and_length() throws IOException {
        JsonNode body =
                JSON.readTree(
                        masked.of(line("{\"a\":\"+41791234567\",\"b\":\"+41 79 123 45 67\"}"))
                                .body());
        String a = body.path("a").asText();
        assertThat(a).startsWith("+417").hasSameSizeAs(ANI).isNotEqualTo(ANI);
        assertThat(body.path("b").asText().replace(" ", "")).isEqualTo(a);
        assertThat(body.path("b").asText()).matches("\\+41 7\\d \\d{3} \\d\\d \\d\\d");
    }

    @Test
    void two_masks_give_two_stand_ins() {
        String one = NumberMask.random().mask(ANI);
        String other = NumberMask.random().mask("+41791234568");
        assertThat(one.substring(4)).isNotEqualTo(other.substring(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"taskId\":\"12345678-1234-1234-1234-123456789012\"}",
                "{\"createdTime\":1697211697600}",
                "{\"createdTime\":\"1697211697600\"}",
                "{\"wakeAt\":\"2026-02-06T21:09:02.712345Z\",\"at\":\"2026-02-06 21:09:02\"}",
                "{\"vendorCallKey\":\"wxcc_12345678-1234-1234-1234-123456789012\"}",
                "{\"extension\":\"123456\",\"hold\":123456}",
                "{ \"spaces\" : [ 1 ] }"
            })
    void what_is_no_phone_number_stays_byte_for_byte(String body) {
        assertThat(new String(masked.of(line(body)).body(), UTF_8)).isEqualTo(body);
    }

    @Test
    void bodies_that_are_no_json_or_no_text_are_masked_too() {
        byte[] latin = "Zürich +41791234567".getBytes(ISO_8859_1);
        byte[] wide = ANI.getBytes(UTF_16LE);
        for (byte[] body : List.of("ani=41791234567&x={".getBytes(UTF_8), latin, wide)) {
            byte[] after = masked.of(line(body)).body();
            assertThat(after).hasSameSizeAs(body);
            assertThat(new String(after, ISO_8859_1).replaceAll("[^0-9]", ""))
                    .startsWith("417")
                    .doesNotContain("1234567");
        }
    }

    private static RecordedLine line(String body, RecordedLine.Header... headers) {
        return line(body.getBytes(UTF_8), headers);
    }

    private static RecordedLine line(byte[] body, RecordedLine.Header... headers) {
        return new RecordedLine(
                "webex-events", 0, 0, Instant.EPOCH, ID.getBytes(UTF_8), List.of(headers), body);
    }

    private String text(RecordedLine line) {
        RecordedLine after = masked.of(line);
        assertThat(after.key()).isEqualTo(line.key());
        return new String(after.body(), UTF_8)
                + new String(after.headers().getFirst().value(), UTF_8);
    }
}
