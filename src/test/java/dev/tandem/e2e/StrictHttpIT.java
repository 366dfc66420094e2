package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.e2e.RawConnection.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a proxy could read differently are refused, and no connection leaks. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class StrictHttpIT {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String POST = "POST /webhooks/webex HTTP/1.1\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private final Scenarios scenarios;

    StrictHttpIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    /** A bar stands for the end of a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /webhooks/webex HTTP/1.1|Host: a|Content-Length: 2|Transfer-Encoding:"
                        + " chunked||0||",
                "POST /webhooks/webex HTTP/1.1|Host: a|Transfer-Encoding: chunked|Content-Length:"
                        + " 0||0||",
                "POST /webhooks/webex HTTP/1.1|Host: a|Transfer-Encoding: xchunked||0||",
                "POST /webhooks/webex HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked||0||",
                "POST /webhooks/webex HTTP/1.1|Host: a|Transfer-Encoding:"
                        + " chunked|Transfer-Encoding: identity||0||",
                "POST /webhooks/webex HTTP/1.0|Host: a|Transfer-Encoding: chunked||0||",
                "POST /webhooks/webex HTTP/1.1|Host: a|Content-Length: 2|Content-Length: 3||{}}",
                "POST /webhooks/webex HTTP/1.1|Host: a|Content-Length: +2||{}",
                "GET / HTTP/1.1|Host: a|Host: b||",
                "GET / HTTP/1.1|Host: a, b||",
                "GET / HTTP/1.1||",
                "GET / HTTP/1.1|Host: a|X-Folded: one| two||",
                "GET / HTTP/1.1|Host: a| X-Folded: one||",
                "GET / HTTP/1.1|Host: a|X-Folded: one|\ttwo||",
                "||GET / HTTP/1.1|Host: a|X-Folded: one| two||",
                "GET / HTTP/1.1|Host : a||",
                "GET / HTTP/9.1|Host: a||",
                "{}GET / HTTP/1.1|Host: a||",
                "PRI * HTTP/2.0||SM||"
            })
    void ambiguous_requests_are_refused_and_the_connection_ends(String lines) throws IOException {
        try (RawConnection connection = connect()) {
            Answer answer = connection.send(lines.replace("|", "\r\n")).answer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.closes()).isTrue();
            assertThat(answer.body()).contains("urn:tandem:problem:malformed");
            assertThat(connection.closedWithin(SOON)).isTrue();
        }
    }

    @Test
    void a_header_that_is_folded_in_another_packet_is_refused_too() throws Exception {
        try (RawConnection connection = connect()) {
            connection.send("GET / HTTP/1.1\r\nHost: a\r\nX-Folded: one\r\n");
            Thread.sleep(50);
            assertThat(connection.send(" two\r\n\r\n").answer().status()).isEqualTo(400);
        }
    }

    @Test
    void a_smuggled_request_is_never_answered() throws IOException {
        try (RawConnection connection = connect()) {
            Answer answer =
                    connection
                            .send(POST + "Host: a\r\nTransfer-Encoding: xchunked\r\n\r\n")
                            .send("GET /flow/events HTTP/1.1\r\nHost: a\r\n\r\n")
                            .answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(connection.closedWithin(SOON)).isTrue();
        }
    }

    @Test
    void the_request_before_a_malformed_one_is_answered_first() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send(
                    "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nNo host: a\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(404);
            assertThat(connection.answer().status()).isEqualTo(400);
            assertThat(connection.closedWithin(SOON)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\r\n{}\r\n0\r\n\r\n", "2\r\n{}x\r\n0\r\n\r\n", "2;\n{}\r\n0\r\n\r\n"})
    void malformed_chunks_are_refused_in_words_and_not_with_a_stack_trace(String chunks)
            throws IOException {
        try (RawConnection connection = connect()) {
            Answer answer =
                    connection
                            .send(POST + "Host: a\r\n" + JSON)
                            .send("Transfer-Encoding: chunked\r\n\r\n" + chunks)
                            .answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.closes()).isTrue();
            assertThat(connection.closedWithin(SOON)).isTrue();
        }
    }

    /** The stage checks the log for stack traces when all its tests are over. */
    @Test
    void an_aborted_upload_is_not_logged() throws IOException {
        double before = scenarios.metric("tandem_webhooks_total{outcome=\"unsigned\"}");
        for (String body : new String[] {"Content-Length: 9", "Transfer-Encoding: chunked"}) {
            try (RawConnection connection = connect()) {
                connection.send(POST + "Host: a\r\n" + JSON + body + "\r\n\r\n2\r\n{}");
            }
        }
        // One more complete request, so that the earlier ones have been processed.
        try (RawConnection connection = connect()) {
            connection.send(POST + "Host: a\r\n" + JSON + "Content-Length: 2\r\n\r\n{}").answer();
        }
        await().until(() ->
                scenarios.metric("tandem_webhooks_total{outcome=\"unsigned\"}") > before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "post", "TRACE", "CONNECT", "PROPFIND"})
    void an_unknown_method_is_not_allowed_and_has_no_name_of_its_own_in_the_metrics(String method)
            throws IOException {
        try (RawConnection connection = connect()) {
            Answer answer =
                    connection
                            .send(method + " /webhooks/webex HTTP/1.1\r\nHost: a\r\n\r\n")
                            .answer();
            assertThat(answer.status()).isEqualTo(405);
            await().until(() ->
                    scenarios.metric("http_server_requests_seconds_count{method=\"OTHER\"") > 0);
            assertThat(scenarios.metrics()).doesNotContain("\"" + method + "\"");
        }
    }

    private RawConnection connect() throws IOException {
        return RawConnection.to(scenarios.httpPort());
    }
}
