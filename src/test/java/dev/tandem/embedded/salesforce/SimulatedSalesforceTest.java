package dev.tandem.embedded.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimulatedSalesforceTest {
    private static final SimulatorKeys KEYS = SimulatorKeys.generate();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CENTER =
            "\"callCenterDevName\":\"Center\",\"certDevName\":\"Cert\"";

    private SimulatedSalesforce salesforce;
    private OrgClient client;
    private String token;

    @BeforeEach
    void start() throws Exception {
        salesforce =
                SimulatedSalesforce.start(
                        SimulatedSalesforceSettings.of(
                                ConnectedApp.signing(
                                        OrgClient.CONSUMER_KEY, KEYS.publicKey(), OrgClient.USER)));
        client = new OrgClient(salesforce.url(), KEYS);
        token = client.token();
    }

    @AfterEach
    void stop() {
        client.close();
        salesforce.close();
    }

    @Nested
    class Given_a_call {
        @Test
        void each_step_takes_effect_and_is_in_the_ledger_of_the_interaction() throws Exception {
            String id = create("1").body().path("data").path("voiceCallId").asText();
            assertThat(id).startsWith("0LQ").hasSize(18);

            OrgClient.Answer routed = omniFlow(id);
            assertThat(routed.body().path("data").path("queue").asText())
                    .isEqualTo("Support_Queue");
            assertThat(routed.body().path("data").path("agent").isNull()).isTrue();
            assertThat(salesforce.voiceCallOf("1").routingPending()).isTrue();

            OrgClient.Answer cleared = named(Endpoint.CLEAR_ROUTING, id, "");
            assertThat(cleared.body().path("data").path("status").asText()).isEqualTo("Success");
            assertThat(salesforce.voiceCallOf("1").routingPending()).isFalse();

            OrgClient.Answer updated = update(id);
            assertThat(updated.body().path("data").path("status").asText()).isEqualTo("pending");
            assertThat(updated.body().path("errors").isNull()).isTrue();
            assertThat(salesforce.voiceCallOf("1").closed()).isTrue();

            assertThat(salesforce.ledger().callsOf("1"))
                    .containsExactly("create", "omni-flow", "clear", "update");
            assertThat(salesforce.ledger().ofInteraction("1"))
                    .allMatch(LedgerEntry::tookEffect)
                    .allMatch(entry -> Integer.valueOf(200).equals(entry.status()))
                    .allMatch(entry -> id.equals(entry.voiceCallId()));
        }

        @Test
        void the_same_key_twice_is_the_same_record_or_a_second_one_as_switched() throws Exception {
            String first = id(create("1"));
            assertThat(id(create("1"))).isEqualTo(first);
            salesforce.behave(Behaviour.LIKELY.withSecondRecordForSameKey());
            assertThat(id(create("1"))).isNotEqualTo(first);
        }

        @Test
        void clearing_what_is_not_there_succeeds_or_fails_as_switched() throws Exception {
            String id = id(create("1"));
            assertThat(named(Endpoint.CLEAR_ROUTING, id, "").body().path("success").asBoolean())
                    .isTrue();
            salesforce.behave(
                    Behaviour.LIKELY.withErrorForClearWithoutRouting().withRefusalStatus(500));
            OrgClient.Answer refused = named(Endpoint.CLEAR_ROUTING, id, "");
            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.body().path("errors").path(0).asText())
                    .contains("No PendingServiceRouting found");
        }

        @Test
        void an_update_by_vendor_call_key_makes_the_record_or_fails_as_switched() throws Exception {
            assertThat(update("wxcc_9").body().path("success").asBoolean()).isTrue();
            assertThat(salesforce.voiceCallOf("9").closed()).isTrue();
            salesforce.behave(Behaviour.LIKELY.withErrorForUpdateByVendorCallKey());
            assertThat(update("wxcc_10").body().path("success").asBoolean()).isFalse();
            assertThat(salesforce.ledger().ofInteraction("10"))
                    .singleElement()
                    .matches(entry -> !entry.tookEffect());
        }

        @Test
        void a_record_that_does_not_exist_is_refused() throws Exception {
            assertThat(omniFlow("0LQ000000000999AAA").body().path("errors").path(0).asText())
                    .isEqualTo("No VoiceCall found for 0LQ000000000999AAA");
            assertThat(update("0LQ000000000999AAA").body().path("success").asBoolean()).isFalse();
        }
    }

    @Nested
    class Given_a_wrong_request {
        @Test
        void without_a_live_token_it_is_refused_as_the_platform_does() throws Exception {
            salesforce.revokeTokens();
            OrgClient.Answer answer = create("1");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().isArray()).isTrue();
            assertThat(answer.body().path(0).path("errorCode").asText())
                    .isEqualTo("INVALID_SESSION_ID");
            assertThat(salesforce.voiceCallOf("1")).isNull();
        }

        @Test
        void what_is_no_json_is_refused_as_the_platform_does() throws Exception {
            OrgClient.Answer answer = client.call(Endpoint.CREATE_VOICE_CALL, token, "{oops");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path(0).path("errorCode").asText())
                    .isEqualTo("JSON_PARSER_ERROR");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        certDevName      |                        | Required field missing: certDevName
                        vendorCallKey    |                        | Required field missing: vendorCallKey
                        callAtributes    | "{}"                   | Unknown field: callAtributes
                        initiationMethod | "Outbound"             | Invalid value for initiationMethod
                        startTime        | "2025-02-06T21:09:02.712Z[UTC]" | Invalid value for startTime
                        startTime        | "2025-02-06T21:09:02.712345Z"   | Invalid value for startTime
                        startTime        | "2025-02-30T21:09:02Z" | Invalid value for startTime
                        to               | "12345678901234567890123456789012345678901" | Invalid value for to
                        from             | ""                     | Invalid value for from
                        callAttributes   | {"a__c":"b"}           | Invalid value for callAttributes
                        callAttributes   | "no json"              | Invalid value for callAttributes
                        participants     | []                     | Invalid value for participants
                        """)
        void a_wrong_field_of_a_create_is_refused_in_words(String field, String value, String error)
                throws Exception {
            ObjectNode body = (ObjectNode) JSON.readTree(createBody("1"));
            if (value == null) {
                body.remove(field);
            } else {
                body.set(field, JSON.readTree(value));
            }
            OrgClient.Answer answer =
                    client.call(Endpoint.CREATE_VOICE_CALL, token, body.toString());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("success").asBoolean(true)).isFalse();
            assertThat(answer.body().path("data").isNull()).isTrue();
            assertThat(answer.body().path("errors").path(0).asText()).startsWith(error);
            assertThat(salesforce.voiceCallOf("1")).isNull();
        }

        @Test
        void an_update_whose_reason_or_times_are_wrong_is_refused() throws Exception {
            String id = id(create("1"));
            assertThat(
                            named(Endpoint.UPDATE_VOICE_CALL, id, ",\"disconnectReason\":\"no\"")
                                    .body()
                                    .path("errors")
                                    .path(0)
                                    .asText())
                    .startsWith("Invalid value for disconnectReason");
            assertThat(
                            named(
                                            Endpoint.UPDATE_VOICE_CALL,
                                            id,
                                            ",\"startTime\":\"2025-01-01T00:00:01Z\""
                                                    + ",\"endTime\":\"2025-01-01T00:00:00Z\"")
                                    .body()
                                    .path("errors")
                                    .path(0)
                                    .asText())
                    .startsWith("endTime must not be before startTime");
        }
    }

    @Nested
    class Given_a_fault {
        @Test
        void an_answer_comes_as_often_as_asked_without_effect() throws Exception {
            salesforce
                    .faults()
                    .add(
                            Fault.on(
                                            Endpoint.CREATE_VOICE_CALL,
                                            new Fault.Answering(
                                                    503, "[]", Map.of("Retry-After", "7")))
                                    .times(1));
            OrgClient.Answer failed = create("1");
            assertThat(failed.status()).isEqualTo(503);
            assertThat(failed.headers()).containsEntry("retry-after", "7");
            assertThat(create("1").status()).isEqualTo(200);
            assertThat(salesforce.ledger().ofInteraction("1"))
                    .extracting(LedgerEntry::tookEffect)
                    .containsExactly(false, true);
            assertThat(salesforce.faults().active()).isEmpty();
        }

        @Test
        void a_cut_connection_leaves_the_effect_or_not() throws Exception {
            salesforce
                    .faults()
                    .add(Fault.on(Endpoint.CREATE_VOICE_CALL, new Fault.Dropping(false)).times(1));
            assertThatThrownBy(() -> create("1")).isInstanceOf(IOException.class);
            assertThat(salesforce.voiceCallOf("1")).isNull();
            salesforce
                    .faults()
                    .add(Fault.on(Endpoint.CREATE_VOICE_CALL, new Fault.Dropping(true)).times(1));
            assertThatThrownBy(() -> create("1")).isInstanceOf(IOException.class);
            assertThat(salesforce.voiceCallOf("1")).isNotNull();
            assertThat(salesforce.ledger().ofInteraction("1"))
                    .extracting(LedgerEntry::status)
                    .containsExactly(0, 0);
        }

        @Test
        void it_hits_only_the_call_or_the_number_that_it_names() throws Exception {
            salesforce
                    .faults()
                    .add(
                            Fault.everywhere(new Fault.Refusing(400, List.of("no")))
                                    .forInteraction("1"));
            assertThat(create("1").status()).isEqualTo(400);
            assertThat(create("2").status()).isEqualTo(200);
            salesforce.faults().clear();
            salesforce
                    .faults()
                    .add(
                            Fault.on(Endpoint.CLEAR_ROUTING, new Fault.Slow())
                                    .forDialedNumber("8002345678")
                                    .delayed(Duration.ofMillis(300)));
            Instant asked = Instant.now();
            named(Endpoint.CLEAR_ROUTING, "wxcc_2", "");
            assertThat(Duration.between(asked, Instant.now()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }

        @Test
        void revoked_tokens_are_refused_until_a_new_one_is_asked_for() throws Exception {
            salesforce
                    .faults()
                    .add(Fault.on(Endpoint.CREATE_VOICE_CALL, new Fault.Revoking()).times(1));
            assertThat(create("1").status()).isEqualTo(401);
            assertThat(create("1").status()).isEqualTo(401);
            token = client.token();
            assertThat(create("1").status()).isEqualTo(200);
        }

        @Test
        void it_can_be_over_at_a_time() throws Exception {
            salesforce
                    .faults()
                    .add(
                            Fault.everywhere(new Fault.Refusing(400, List.of("no")))
                                    .until(Instant.now().minusMillis(1)));
            assertThat(create("1").status()).isEqualTo(200);
        }

        @Test
        void the_flow_can_decide_nothing() throws Exception {
            salesforce
                    .faults()
                    .add(Fault.on(Endpoint.EXECUTE_OMNI_FLOW, new Fault.Routing(null, null)));
            OrgClient.Answer routed = omniFlow(id(create("1")));
            assertThat(routed.body().path("data").path("queue").isNull()).isTrue();
            assertThat(routed.body().path("success").asBoolean()).isTrue();
        }
    }

    @Nested
    class Given_another_process {
        @Test
        void faults_are_switched_and_the_ledger_is_read_over_http() throws Exception {
            OrgClient.Answer added =
                    client.simulator(
                            "POST",
                            "faults",
                            "{\"endpoint\":\"create\",\"times\":1,\"answer\":{\"status\":502}}");
            assertThat(added.status()).isEqualTo(204);
            assertThat(create("1").status()).isEqualTo(502);
            create("1");
            OrgClient.Answer ledger = client.simulator("GET", "ledger?interactionId=1", "");
            assertThat(ledger.body().path("entries"))
                    .extracting(entry -> entry.path("status").asInt())
                    .containsExactly(502, 200);
            assertThat(ledger.body().path("counts").path("create").asInt()).isEqualTo(2);
        }

        @Test
        void a_mistyped_fault_is_refused_in_words() throws Exception {
            OrgClient.Answer refused =
                    client.simulator("POST", "faults", "{\"endpont\":\"create\"}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path(0).path("message").asText()).contains("endpont");
        }
    }

    @Test
    void every_answer_tells_how_much_of_the_daily_limit_is_used() throws Exception {
        assertThat(create("1").headers().get("sforce-limit-info")).matches("api-usage=2/\\d+");
    }

    @Test
    void the_private_key_is_readable_for_its_owner_alone(@TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("key.pem");
        KEYS.writePrivateKey(file);
        assertThat(Files.readString(file)).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private OrgClient.Answer create(String interactionId) throws Exception {
        return client.call(Endpoint.CREATE_VOICE_CALL, token, createBody(interactionId));
    }

    private static String createBody(String interactionId) {
        return "{"
                + CENTER
                + ",\"vendorCallKey\":\"wxcc_"
                + interactionId
                + "\",\"to\":\"8002345678\",\"from\":\"4081456688\""
                + ",\"initiationMethod\":\"Inbound\",\"startTime\":\"2019-07-02T17:32:28Z\""
                + ",\"participants\":[{\"participantKey\":\"4081456688\",\"type\":\"END_USER\"}]}";
    }

    private OrgClient.Answer omniFlow(String id) throws Exception {
        return named(Endpoint.EXECUTE_OMNI_FLOW, id, ",\"dialedNumber\":\"8002345678\"");
    }

    private OrgClient.Answer update(String id) throws Exception {
        return named(
                Endpoint.UPDATE_VOICE_CALL,
                id,
                ",\"startTime\":\"2019-07-02T17:32:28Z\",\"endTime\":\"2019-07-02T17:33:28.5Z\",\"disconnectReason\":{\"value\":\"Abandoned"
                    + " in queue\",\"isError\":true}");
    }

    private OrgClient.Answer named(Endpoint endpoint, String id, String more) throws Exception {
        return client.call(
                endpoint, token, "{" + CENTER + ",\"voiceCallId\":\"" + id + "\"" + more + "}");
    }

    private static String id(OrgClient.Answer created) {
        return created.body().path("data").path("voiceCallId").asText();
    }
}
