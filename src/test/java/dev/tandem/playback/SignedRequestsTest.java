package dev.tandem.playback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SignedRequestsTest {
    private static final URI DOOR = URI.create("http://localhost:8080/webhooks/webex");

    @Test
    void the_signature_is_the_one_that_openssl_makes() {
        String body =
                "{\"id\":\"e9619c7b-8f8a-45e6-9f32-f44ecef98472\",\"specversion\":\"1.0\",\"type\":\"task:new\","
                    + "\"source\":\"/com/cisco/wxcc/fdcac25f-c5e3-43ba-8455-67c44cf4936c\","
                    + "\"comciscoorgid\":\"3eb3c4b5-6c60-4893-8bd8-8454537324e4\","
                    + "\"comciscotimestamp\":1697211697694,\"datacontenttype\":\"application/json\","
                    + "\"data\":{\"taskId\":\"94d8835d-c749-11ec-8573-7becd36cb425\","
                    + "\"channelType\":\"telephony\",\"direction\":\"INBOUND\","
                    + "\"origin\":\"+14806754084\",\"destination\":\"+19997770103\","
                    + "\"outboundType\":null,\"workflowManager\":null,\"createdTime\":1697211697600}}";
        assertThat(
                        SignedRequests.signature(
                                "my-32-plus-character-long-secret", body.getBytes(UTF_8)))
                .isEqualTo("2666f34b8687ea1c37081a5cc545587906def826c5de49a417379df7614c95bc");
    }

    @Test
    void a_body_of_version_1_has_no_timestamp_and_an_unsigned_one_no_signature() {
        var request = SignedRequests.webhook(DOOR, "{}".getBytes(UTF_8), null, null);
        assertThat(request.headers().map())
                .doesNotContainKeys("X-WebexCC-Signature", "X-WebExCC-Timestamp");
    }

    @Test
    void a_flow_logs_in_with_name_and_key() {
        var request = SignedRequests.flow(DOOR, "{}".getBytes(UTF_8), "main-flow", "key");
        assertThat(request.headers().firstValue("Authorization"))
                .contains("Basic bWFpbi1mbG93OmtleQ==");
    }
}
