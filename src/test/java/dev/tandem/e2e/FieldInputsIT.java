package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.TEMPLATED;
import static dev.tandem.e2e.Scenarios.WITHOUT_FLOW;
import static dev.tandem.e2e.Scenarios.abandoned;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real inputs of flows, webhooks and Salesforce: none of them may lose a call or split it. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class FieldInputsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ODD_VALUES =
            List.of(
                    "null",
                    "false",
                    "-1",
                    "1e400",
                    "9".repeat(3_000),
                    "\"\"",
                    "\"undefined\"",
                    "\"\\ud800\\u0000\"",
                    "[[],{\"a\":[1]}]",
                    "[".repeat(3_000) + "]".repeat(3_000));

    private final Scenarios scenarios;
    private final Flow flow;

    FieldInputsIT(Scenarios scenarios) {
        this.scenarios = scenarios;
        this.flow = scenarios.flow();
    }

    @Test
    void no_value_of_an_optional_field_of_a_flow_costs_its_call() {
        List<String> asked = new ArrayList<>();
        for (String field :
                List.of("ani", "orgId", "entryPointId", "time", "attributes", "callbackType")) {
            for (String value : ODD_VALUES) {
                asked.add("\"%s\":%s".formatted(field, value));
            }
        }
        Instant before = Instant.now().minus(Duration.ofMinutes(1));
        assertThat(asked.parallelStream().map(this::decided))
                .allSatisfy(answer -> {
                    assertThat(answer.path("status").asText()).isEqualTo("created");
                    assertThat(Instant.parse(answer.path("callStartTime").asText()))
                            .isBetween(before, Instant.now().plus(Duration.ofMinutes(1)));
                });
    }

    @Test
    void no_value_of_an_optional_field_of_a_webhook_costs_its_call() {
        for (String field : List.of("origin", "direction", "createdTime", "outboundType")) {
            for (Object value : new Object[] {"undefined", -1, List.of(Map.of()), true, 5.5e300}) {
                PhoneCall call = scenarios.call(WITHOUT_FLOW);
                call.tells(started().with(field, value)).untilAnswered(CREATE_VOICE_CALL);
            }
        }
    }

    @Test
    void a_time_in_seconds_is_the_start_of_the_call() {
        long seconds = Instant.now().getEpochSecond();
        JsonNode answer = decided("\"time\":\"%d\"".formatted(seconds));
        assertThat(answer.path("callStartTime").asText())
                .isEqualTo(Instant.ofEpochSecond(seconds).toString().replace("Z", ".000Z"));
    }

    @Test
    void addresses_reach_salesforce_as_numbers() {
        PhoneCall call = scenarios.call(WITHOUT_FLOW);
        decided(
                call.id(),
                "\"ANI\":\"\\\"Jane\\\" <sip:%2B14806754084@10.0.0.1;user=phone>\",\"DNIS\":\"sip:"
                        + WITHOUT_FLOW.dialedNumber()
                        + "@sbc.example.com:5060;transport=udp\"");
        JsonNode create = call.requests().getFirst().body();
        assertThat(create.path("from").asText()).isEqualTo("+14806754084");
        assertThat(create.at("/participants/0/participantKey").asText()).isEqualTo("+14806754084");
        assertThat(create.path("to").asText()).isEqualTo(WITHOUT_FLOW.dialedNumber());
    }

    @Test
    void a_uuid_in_upper_case_at_one_door_and_in_lower_case_at_the_other_is_one_call()
            throws IOException {
        PhoneCall call = scenarios.call(WITHOUT_FLOW).tells(started());
        String upper = call.id().toUpperCase(Locale.ROOT);
        JsonNode answer = decided(upper, "\"dnis\":\"" + WITHOUT_FLOW.dialedNumber() + "\"");
        assertThat(answer.path("vendorCallKey").asText()).isEqualTo(call.vendorCallKey());
        assertThat(call.requests()).hasSize(1);
        JsonNode found = JSON.readTree(scenarios.program().interaction(upper));
        assertThat(found.path("interactionId").asText()).isEqualTo(call.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{NewPhoneContact.InteractionId}}", "null", "undefined", " "})
    void an_id_that_was_never_filled_in_is_refused_at_each_door(String id) throws IOException {
        HttpResponse<String> answer =
                flow.post("", "{\"event\":\"NewPhoneContact\",\"interactionId\":\"" + id + "\"}")
                        .join();
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsAnyOf("never filled in", "without interactionId");

        long now = System.currentTimeMillis();
        String webhook = started().envelope(id, "+1480", CENTER.dialedNumber(), now, now);
        assertThat(scenarios.program().webhooks().send(webhook, now).statusCode()).isEqualTo(400);

        String mark = UUID.randomUUID().toString();
        scenarios.produces(
                id,
                "{\"event\":\"NewPhoneContact\",\"interactionId\":\"%s\",\"orgId\":\"%s\"}"
                        .formatted(id, mark));
        DeadLetter letter =
                DeadLetterRecords.await(scenarios, it -> it.record().text().contains(mark));
        assertThat(letter.reason()).isEqualTo(DeadLetterReason.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"queue\":null,\"agent\":null}",
                "{\"queue\":\"\",\"agent\":\"\"}",
                "{\"queue\":\"null\"}",
                "{}"
            })
    void an_omni_channel_flow_without_a_target_leaves_a_record_without_routing(String data) {
        PhoneCall call = scenarios.call(CENTER);
        String answer = "{\"success\":true,\"data\":" + data + ",\"errors\":null}";
        scenarios.meets(
                call,
                SimulatedFault.on(
                        EXECUTE_OMNI_FLOW, new SimulatedFault.Answering(200, answer, Map.of())));
        JsonNode decided = flow.decided(call);
        assertThat(decided.path("status").asText()).isEqualTo("created");
        assertThat(decided.path("route").asText()).isEqualTo("default");
        assertThat(decided.path("queue").isNull() && decided.path("agent").isNull()).isTrue();
        call.tells(parked(), ended()).closesAfter(abandoned());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tier\":\"gold\",\"headers\":{\"X-Foo\":\"bar\"}}",
                "{\"tier\":\"gold\",\"headers\":{\"X-Foo\":[\"bar\",\"other\"]}}",
                "{\"tier\":\"gold\",\"headers\":\"{\\\"X-Foo\\\":\\\"bar\\\"}\"}",
                "\"{\\\"tier\\\":\\\"gold\\\",\\\"headers\\\":{\\\"X-Foo\\\":\\\"bar\\\"}}\""
            })
    void sip_headers_fill_templates_in_webex_own_spelling(String attributes) {
        PhoneCall call = scenarios.call(TEMPLATED);
        String body =
                """
                {"Event":"NewPhoneContact","InteractionId":"%s","ANI":"+14806754084","DNIS":"%s",\
                "Attributes":%s}\
                """
                        .formatted(call.id(), TEMPLATED.dialedNumber(), attributes);
        untilDecided(body);
        assertThat(call.requests().getFirst().body().path("callAttributes").asText())
                .isEqualTo("{\"Foo__c\":\"bar\",\"Tier__c\":\"gold\"}");
    }

    @Test
    void a_broken_body_is_explained_to_the_flow_and_found_by_the_operator() {
        PhoneCall call = scenarios.call(CENTER);
        HttpResponse<String> answer =
                flow.post(
                                "",
                                "{\"event\":\"NewPhoneContact\",\"interactionId\":\"%s\",\n\"ani\":\"\"Jane\" +14806754084\"}"
                                        .formatted(call.id()))
                        .join();
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("line 2, column", "value of ani", "a quotation mark stands unescaped")
                .doesNotContain("Jane", "4806754084");

        DeadLetter letter =
                DeadLetterRecords.await(scenarios, it -> call.id().equals(it.interactionId()));
        assertThat(letter.reason()).isEqualTo(DeadLetterReason.UNREADABLE);
        assertThat(letter.record().text()).contains("Jane");
        assertThat(letter.headers().kept())
                .anySatisfy(it -> assertThat(it.value().text()).isEqualTo("main-flow"));
        call.until(() -> {
            JsonNode document = JSON.readTree(scenarios.program().interaction(call.id()));
            assertThat(document.path("phase").asText()).isEqualTo("parked");
            assertThat(document.at("/parked/0/reason").asText()).isEqualTo("unreadable");
        });
    }

    private JsonNode decided(String field) {
        String dnis = "\"dnis\":\"" + WITHOUT_FLOW.dialedNumber() + "\",";
        return decided(UUID.randomUUID().toString(), dnis + field);
    }

    private JsonNode decided(String id, String fields) {
        return untilDecided(
                "{\"event\":\"NewPhoneContact\",\"interactionId\":\"%s\",%s}"
                        .formatted(id, fields));
    }

    /** Asks again while the machine is too busy to decide within one wait, as a flow does. */
    private JsonNode untilDecided(String body) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            HttpResponse<String> answer = flow.post("?wait=PT10S", body).join();
                            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                            return Flow.data(answer);
                        },
                        answer -> !answer.path("status").asText().equals("pending"));
    }
}
