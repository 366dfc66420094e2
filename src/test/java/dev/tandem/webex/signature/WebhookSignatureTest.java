package dev.tandem.webex.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.webex.SampleWebhooks;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    @Test
    void signs_the_published_body_as_openssl_does() {
        byte[] body = SampleWebhooks.bytes(SampleWebhooks.TASK_NEW);

        assertThat(body).hasSize(502);
        assertThat(WebhookSignature.of(SampleWebhooks.SECRET, body))
                .isEqualTo(SampleWebhooks.SIGNATURE);
    }

    @Test
    void one_space_more_is_another_signature() {
        assertThat(
                        WebhookSignature.of(
                                SampleWebhooks.SECRET,
                                SampleWebhooks.bytes(SampleWebhooks.TASK_NEW + " ")))
                .isNotEqualTo(SampleWebhooks.SIGNATURE);
    }
}
