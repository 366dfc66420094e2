package dev.tandem.app.doctor;

import static dev.tandem.app.doctor.Finding.Status.FAULT;
import static dev.tandem.app.doctor.Finding.Status.NOT_CHECKED;
import static dev.tandem.app.doctor.Finding.Status.OK;
import static dev.tandem.app.doctor.Finding.Status.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.doctor.Diagnosis.Patient;
import dev.tandem.embedded.salesforce.ConnectedApp;
import dev.tandem.embedded.salesforce.LedgerEntry;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.SimulatedSalesforceSettings;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import dev.tandem.embedded.salesforce.faults.OrgBehaviour;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceChecksTest {
    private static final SimulatorKeys KEYS = SimulatorKeys.generate();
    private static final String ORG = "Salesforce main";
    private static final List<String> ENDPOINTS =
            List.of("createVoiceCall", "executeOmniFlow", "clearRouting", "updateVoiceCall");

    @TempDir Path directory;
    private SimulatedSalesforce salesforce;
    private Patient patient;

    @BeforeEach
    void start() throws IOException {
        salesforce =
                SimulatedSalesforce.start(
                        SimulatedSalesforceSettings.of(
                                ConnectedApp.signing(
                                        "consumer-key",
                                        KEYS.publicKey(),
                                        "integration@example.com")));
        Path key = directory.resolve("key.pem");
        KEYS.writePrivateKey(key);
        patient =
                new Patient(directory)
                        .org("instance-url", salesforce.url())
                        .org("private-key-file", key.toString());
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void an_org_that_is_set_up_is_right_and_nothing_is_created_there() throws Exception {
        Diagnosis diagnosis = patient.org("verify-before-repeat", "true").examined();

        assertThat(diagnosis.in(ORG)).allSatisfy(it -> assertThat(it.status()).isEqualTo(OK));
        assertThat(diagnosis.in(ORG))
                .extracting(Finding::what)
                .containsExactly(
                        "host",
                        "token",
                        "createVoiceCall",
                        "executeOmniFlow",
                        "clearRouting",
                        "updateVoiceCall",
                        "VoiceCall records",
                        "daily API requests");
        assertThat(diagnosis.of("Clock", ORG).status()).isEqualTo(OK);
        assertThat(salesforce.ledger().entries())
                .filteredOn(it -> it.endpoint() != SimulatedEndpoint.TOKEN)
                .hasSize(6)
                .noneMatch(LedgerEntry::tookEffect);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    username, stranger@example.com, user hasn't approved, Admin approved users
                    client-id, no-key, client identifier invalid, consumer key
                    audience, https://example.com, audience is invalid, https://login.salesforce.com
                    """)
    void a_refused_token_is_explained_and_what_needs_it_is_not_checked(
            String key, String value, String words, String advice) throws Exception {
        Diagnosis diagnosis = patient.org(key, value).examined();

        assertThat(diagnosis.of(ORG, "token").status()).isEqualTo(FAULT);
        assertThat(diagnosis.of(ORG, "token").words()).contains(words, advice);
        assertThat(ENDPOINTS)
                .allSatisfy(it -> {
                    assertThat(diagnosis.of(ORG, it).status()).isEqualTo(NOT_CHECKED);
                    assertThat(diagnosis.of(ORG, it).words()).contains("token is not right");
                });
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    404, NOT_FOUND, Could not find a match for URL, install cisco_wxcc_scv
                    403, FORBIDDEN, You do not have access to the Apex class, Apex class access
                    401, INVALID_SESSION_ID, Session expired or invalid, OAuth scope api
                    503, SERVER_UNAVAILABLE, busy, try again
                    """)
    void an_endpoint_that_is_not_reached_is_the_one_to_mend(
            int status, String code, String words, String advice) throws Exception {
        salesforce
                .faults()
                .add(
                        SimulatedFault.on(
                                SimulatedEndpoint.CLEAR_ROUTING,
                                new SimulatedFault.Answering(
                                        status,
                                        "[{\"errorCode\":\"%s\",\"message\":\"%s\"}]"
                                                .formatted(code, words),
                                        Map.of())));
        Diagnosis diagnosis = patient.examined();

        Finding clear = diagnosis.of(ORG, "clearRouting");
        assertThat(clear.status()).isEqualTo(FAULT);
        assertThat(clear.words()).contains(words);
        assertThat(clear.remedy()).contains(advice);
        assertThat(diagnosis.of(ORG, "createVoiceCall").status()).isEqualTo(OK);
        assertThat(diagnosis.of(ORG, "updateVoiceCall").status()).isEqualTo(OK);
    }

    @Test
    void an_apex_error_and_a_refusal_of_the_wrapper_prove_the_endpoint() throws Exception {
        salesforce
                .faults()
                .add(
                        SimulatedFault.on(
                                SimulatedEndpoint.CREATE_VOICE_CALL,
                                new SimulatedFault.Answering(
                                        500,
                                        "[{\"errorCode\":\"APEX_ERROR\",\"message\":\"parse\"}]",
                                        Map.of())));
        salesforce
                .faults()
                .add(
                        SimulatedFault.on(
                                SimulatedEndpoint.UPDATE_VOICE_CALL,
                                new SimulatedFault.Refusing(200, List.of("no body"))));

        Diagnosis diagnosis = patient.examined();
        assertThat(diagnosis.of(ORG, "createVoiceCall").status()).isEqualTo(OK);
        assertThat(diagnosis.of(ORG, "updateVoiceCall").status()).isEqualTo(OK);
    }

    @Test
    void a_quota_that_runs_out_is_a_warning_and_one_that_is_gone_a_fault() throws Exception {
        salesforce.behave(OrgBehaviour.LIKELY.withDailyRequests(6));
        assertThat(patient.examined().of(ORG, "daily API requests").status()).isEqualTo(WARNING);

        Diagnosis gone = patient.examined();
        assertThat(gone.of(ORG, "daily API requests").status()).isEqualTo(FAULT);
        assertThat(gone.of(ORG, "daily API requests").words())
                .isEqualTo("0 of 6 requests are left");
        assertThat(gone.of(ORG, "updateVoiceCall").remedy()).contains("quota");
    }

    @Test
    void a_user_who_may_not_ask_for_limits_learns_the_quota_from_other_answers() throws Exception {
        salesforce
                .faults()
                .add(
                        SimulatedFault.on(
                                SimulatedEndpoint.LIMITS,
                                new SimulatedFault.Answering(
                                        403,
                                        "[{\"errorCode\":\"FORBIDDEN\",\"message\":\"no\"}]",
                                        Map.of())));
        assertThat(patient.examined().of(ORG, "daily API requests").words())
                .isEqualTo("999,996 of 1,000,000 requests are left");
    }

    @Test
    void a_user_who_may_not_read_records_is_told_where_that_is_needed() throws Exception {
        salesforce.behave(OrgBehaviour.LIKELY.withoutReadAccess());
        Finding records =
                patient.org("verify-before-repeat", "true").examined().of(ORG, "VoiceCall records");
        assertThat(records.status()).isEqualTo(FAULT);
        assertThat(records.words()).contains("is not supported", "verify-before-repeat=false");
    }

    @Test
    void an_org_that_does_not_answer_is_one_fault() throws Exception {
        Diagnosis diagnosis = patient.org("instance-url", "http://127.0.0.1:1").examined();

        assertThat(diagnosis.of(ORG, "host").status()).isEqualTo(FAULT);
        assertThat(diagnosis.of(ORG, "host").words()).contains("no connection");
        assertThat(diagnosis.in(ORG)).filteredOn(it -> it.status() == FAULT).hasSize(1);
        assertThat(diagnosis.of("Clock", ORG).status()).isEqualTo(NOT_CHECKED);
    }

    @Test
    void no_finding_holds_the_key_or_a_token() throws Exception {
        List<String> words =
                patient.examined().in(ORG).stream().map(it -> it.words() + it.remedy()).toList();
        assertThat(String.join(" ", words)).doesNotContain("00DSIMULATED", "PRIVATE KEY", "Bearer");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_proxy_that_refuses_the_login_is_named_with_its_keys(boolean withLogin) throws Exception {
        patient.org("instance-url", "https://tandem-test.my.salesforce.com");
        if (withLogin) {
            patient.with("tandem.salesforce.proxy.username", "tandem")
                    .with(
                            "tandem.salesforce.proxy.password-file",
                            patient.file("proxy-password", "wrong-proxy-password"));
        }
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseAll(proxy));
            Diagnosis diagnosis =
                    patient.with(
                                    "tandem.salesforce.proxy.url",
                                    "http://127.0.0.1:" + proxy.getLocalPort())
                            .examined();
            Finding host = diagnosis.of(ORG, "host");
            assertThat(host.status()).isEqualTo(FAULT);
            assertThat(host.words()).isEqualTo("no connection: HTTP 407 from the proxy");
            assertThat(host.remedy())
                    .contains(
                            "tandem.salesforce.proxy.username",
                            "tandem.salesforce.proxy.password-file");
            assertThat(diagnosis.of(ORG, "token").status()).isEqualTo(NOT_CHECKED);
        }
    }

    /** Asks every client for a login, whatever it sent. */
    private static void refuseAll(ServerSocket proxy) {
        byte[] refusal =
                """
                HTTP/1.1 407 Proxy Authentication Required\r
                Proxy-Authenticate: Basic realm="test"\r
                Content-Length: 0\r
                \r
                """
                        .getBytes(StandardCharsets.US_ASCII);
        while (true) {
            try (Socket client = proxy.accept()) {
                BufferedReader head =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.US_ASCII));
                String line = head.readLine();
                while (line != null && !line.isEmpty()) {
                    line = head.readLine();
                }
                client.getOutputStream().write(refusal);
            } catch (SocketException closed) {
                return; // The test is over.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
