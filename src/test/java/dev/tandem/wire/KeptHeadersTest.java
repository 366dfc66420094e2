package dev.tandem.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.wire.KeptHeaders.Header;
import org.junit.jupiter.api.Test;

class KeptHeadersTest {

    @Test
    void headers_are_kept_in_order_also_twice_and_without_a_value() {
        byte[] odd = {(byte) 0xff, 0};
        KeptHeaders headers =
                KeptHeaders.NONE
                        .with("door", "flow".getBytes(UTF_8))
                        .with("door", odd)
                        .with("empty", null);

        assertThat(headers.kept())
                .extracting(Header::name)
                .containsExactly("door", "door", "empty");
        assertThat(headers.kept().get(1).value().bytes()).isEqualTo(odd);
        assertThat(headers.kept().get(2).value()).isNull();
        assertThat(headers.leftOut()).isZero();
    }

    @Test
    void headers_that_do_not_fit_are_left_out_whole_and_counted() {
        KeptHeaders headers =
                KeptHeaders.NONE
                        .with("small", new byte[10])
                        .with("large", new byte[KeptHeaders.BYTES])
                        .with("after", new byte[10]);

        assertThat(headers.kept()).extracting(Header::name).containsExactly("small", "after");
        assertThat(headers.kept()).allMatch(header -> header.value().whole());
        assertThat(headers.leftOut()).isEqualTo(1);
    }

    @Test
    void a_flood_of_headers_is_bounded() {
        KeptHeaders headers = KeptHeaders.NONE;
        for (int i = 0; i < 1_000; i++) {
            headers = headers.with("h" + i, null);
        }

        assertThat(headers.kept()).hasSize(KeptHeaders.MOST);
        assertThat(headers.leftOut()).isEqualTo(1_000 - KeptHeaders.MOST);
    }
}
