package dev.tandem.ops.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.wire.Payload;
import org.junit.jupiter.api.Test;

class MaskedTextTest {
    @Test
    void numbers_are_cut_and_times_and_ids_stay() {
        assertThat(
                        MaskedText.of(
                                "{\"origin\":\"+14806754084\",\"ani\":4806754084,"
                                        + "\"createdTime\":1790000000123,"
                                        + "\"taskId\":\"94d8835d-c749-11ec-8573-7becd36cb425\"}"))
                .isEqualTo(
                        "{\"origin\":\"…4084\",\"ani\":…4084,\"createdTime\":1790000000123,"
                                + "\"taskId\":\"94d8835d-c749-11ec-8573-7becd36cb425\"}");
    }

    @Test
    void bytes_that_are_no_text_are_masked_too() {
        byte[] bytes = "x +14806754084 ".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        bytes[0] = (byte) 0xff;
        assertThat(MaskedText.of(Payload.of(bytes, 100))).isEqualTo("\ufffd …4084 ");
        assertThat(MaskedText.of((Payload) null)).isNull();
    }
}
