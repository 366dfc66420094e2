package dev.tandem.e2e;

import static dev.tandem.e2e.Scenarios.WITHOUT_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.e2e.RawConnection.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both doors accept bodies of every size up to the limit, and none above it. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class BodySizesIT {
    /** The default of tandem.webhook.max-body-size. */
    private static final int LIMIT = 65_536;

    private static final String WEBHOOKS = "/webhooks/webex";
    private static final String FLOWS = "/flow/events";

    private final Scenarios scenarios;

    BodySizesIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    /** A chunk size of 0 stands for a body with a Content-Length. */
    @ParameterizedTest
    @CsvSource({
        "10240, 0",
        "10241, 0",
        "65536, 0",
        "10240, 977",
        "10241, 977",
        "65536, 977",
        "65536, 65535"
    })
    void a_webhook_up_to_the_limit_makes_its_record(int size, int chunkSize) throws IOException {
        PhoneCall call = scenarios.call(WITHOUT_FLOW);
        byte[] body = padded(webhook(call), size);

        Answer answer = post(WEBHOOKS, signed(body), body, chunkSize);

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        call.untilAsked(CREATE_VOICE_CALL);
    }

    @ParameterizedTest
    @CsvSource({"10240, 0", "10241, 0", "65536, 0", "10241, 977", "65536, 977"})
    void a_flow_with_long_variables_makes_its_record(int size, int chunkSize) throws IOException {
        PhoneCall call = scenarios.call(WITHOUT_FLOW);
        byte[] body = padded(flowEvent(call), size);

        Answer answer = post(FLOWS, withKey(), body, chunkSize);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        call.untilAsked(CREATE_VOICE_CALL);
    }

    @ParameterizedTest
    @CsvSource({"65537, 0", "65537, 977", "70000, 0"})
    void one_byte_more_is_refused_as_too_large(int size, int chunkSize) throws IOException {
        PhoneCall call = scenarios.call(WITHOUT_FLOW);
        byte[] webhook = padded(webhook(call), size);
        byte[] flow = padded(flowEvent(call), size);

        assertThat(size).isGreaterThan(LIMIT);
        for (Answer answer :
                new Answer[] {
                    post(WEBHOOKS, signed(webhook), webhook, chunkSize),
                    post(FLOWS, withKey(), flow, chunkSize)
                }) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(413);
            assertThat(answer.body()).contains("tandem.webhook.max-body-size");
        }
    }

    @Test
    void a_compressed_body_is_refused_with_a_reason() throws IOException {
        PhoneCall call = scenarios.call(WITHOUT_FLOW);
        byte[] webhook = zipped(webhook(call));
        byte[] flow = zipped(flowEvent(call));
        String encoded = "Content-Encoding: gzip\r\n";

        for (Answer answer :
                new Answer[] {
                    post(WEBHOOKS, signed(webhook) + encoded, webhook, 0),
                    post(FLOWS, withKey() + encoded, flow, 0),
                    post(FLOWS, withKey() + "Content-Encoding: br\r\n", flow, 0)
                }) {
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.body()).contains("Content-Encoding");
            assertThat(answer.head()).containsIgnoringCase("accept-encoding: identity");
        }
    }

    private Answer post(String path, String headers, byte[] body, int chunkSize)
            throws IOException {
        String head =
                "POST " + path + " HTTP/1.1\r\nHost: tandem\r\nContent-Type: application/json\r\n";
        try (RawConnection connection = RawConnection.to(scenarios.httpPort())) {
            if (chunkSize == 0) {
                String length = "Content-Length: " + body.length + "\r\n\r\n";
                return connection.send(head + headers + length).send(body).answer();
            }
            String chunked = "Transfer-Encoding: chunked\r\n\r\n";
            return connection.send(head + headers + chunked).sendChunked(body, chunkSize).answer();
        }
    }

    /** A version 2 event, whose time is read from its own field. */
    private static String webhook(PhoneCall call) {
        long now = System.currentTimeMillis();
        return Notice.started().envelope(call.id(), call.ani(), number(call), now, now);
    }

    private static String flowEvent(PhoneCall call) {
        return """
        {"event":"NewPhoneContact","interactionId":"%s","ani":"%s","dnis":"%s"}\
        """
                .formatted(call.id(), call.ani(), number(call));
    }

    private static String number(PhoneCall call) {
        return call.center().dialedNumber();
    }

    /** The filling stands before the end, so that a truncated body is not valid JSON. */
    private static byte[] padded(String json, int size) {
        String filling = " ".repeat(size - json.length());
        return (json.substring(0, json.length() - 1) + filling + "}").getBytes(UTF_8);
    }

    private static String signed(byte[] body) {
        String timestamp = new String(body, UTF_8).replaceAll("(?s).*stamp\":(\\d+).*", "$1");
        return "X-WebexCC-Signature: "
                + Webhooks.signature(Installation.SECRET.getBytes(UTF_8), body)
                + "\r\nX-WebExCC-Timestamp: "
                + (timestamp.length() == 13 ? timestamp : "0")
                + "\r\n";
    }

    private static String withKey() {
        return "Authorization: Bearer " + Installation.FLOW_KEY + "\r\n";
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
