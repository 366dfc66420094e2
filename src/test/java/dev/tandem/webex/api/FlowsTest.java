package dev.tandem.webex.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.webex.SimulatedFlowStore;
import dev.tandem.embedded.webex.SimulatedWebex;
import dev.tandem.webex.api.ContactQueues.ContactQueue;
import dev.tandem.webex.api.Flows.Connector;
import dev.tandem.webex.api.Flows.Findings;
import dev.tandem.webex.api.Flows.StoredFlow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows and queues against the simulated Webex. */
class FlowsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPORTED =
            """
            {"name":"Tandem","description":"ä","process":{"activities":{"a":{"id":"a"}},"links":[]}}
            """;

    @TempDir Path directory;
    private final SimulatedWebex webex = SimulatedWebex.start(0, "app", "secret", "refresh");
    private WebexApi api;
    private Flows flows;

    @BeforeEach
    void logIn() throws IOException {
        api = api(webex.personalToken(true));
        flows = new Flows(api, webex.organisation());
    }

    private WebexApi api(String token) throws IOException {
        return new WebexApi(
                WebexApiSettings.of(
                        URI.create(webex.url()),
                        new WebexApiSettings.Login.TokenFile(
                                Files.writeString(directory.resolve("token"), token + "\n"))),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        api.close();
        webex.close();
    }

    /** A flow with one request, whose properties a test changes. */
    private static ObjectNode flow() throws IOException {
        return (ObjectNode)
                JSON.readTree(
                        """
                        {"name":"Tandem","flowType":"FLOW","description":"","variables":[],
                         "nodes":[
                          {"name":"Start","activityType":"start","properties":{"activityName":"start"}},
                          {"name":"Ask","activityType":"action","properties":
                           {"activityName":"http-request-v2","authenticated":true,"connectorId":"%s"}}],
                         "edges":[{"from":"Start","to":"Ask","condition":"out"}]}
                        """
                                .formatted(SimulatedFlowStore.CONNECTOR_ID));
    }

    private static ObjectNode request(ObjectNode flow) {
        return (ObjectNode) flow.at("/nodes/1/properties");
    }

    @Test
    void a_flow_is_validated_imported_as_a_draft_and_found_by_its_whole_name() throws Exception {
        Findings findings = flows.validate(flow());
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.valid()).isTrue();
        assertThat(findings.warnings()).containsExactly("FC1007: Add descriptions");
        assertThat(flows.find("Tandem")).isEmpty();

        StoredFlow imported = flows.importDraft(flow(), false);
        assertThat(imported.status()).isEqualTo("Draft");
        assertThat(flows.find("Tandem")).contains(imported);
        assertThat(flows.find("Tande")).as("a part of the name").isEmpty();
        assertThat(webex.flows().publications()).isZero();
    }

    @Test
    void a_flow_is_found_among_more_than_a_page_of_similar_names() throws Exception {
        for (int i = 0; i < 120; i++) {
            flows.importDraft(flow().put("name", "Tandem & others " + i), false);
        }
        assertThat(flows.find("Tandem & others 119")).isPresent();
        assertThat(flows.find("Tandem & others 120")).isEmpty();
    }

    @Test
    void a_request_without_a_connector_fails_the_dry_run_and_the_import() throws Exception {
        ObjectNode flow = flow();
        request(flow).put("authenticated", false);
        Findings findings = flows.validate(flow);
        assertThat(findings.valid()).isFalse();
        assertThat(findings.errors())
                .containsExactly(
                        "FC1015: Ask: Required field 'Connector' is not configured in Ask");

        assertThatThrownBy(() -> flows.importDraft(flow, false))
                .isInstanceOfSatisfying(
                        WebexApiException.class, it -> assertThat(it.status()).isEqualTo(400))
                .hasMessageContainingAll("INVALID_FLOW", "FC1015", "'Connector'")
                .hasMessageNotContaining("access-");
        assertThat(flows.find("Tandem")).isEmpty();
    }

    @Test
    void a_name_that_is_there_is_refused_unless_its_draft_may_be_replaced() throws Exception {
        StoredFlow first = flows.importDraft(flow(), false);
        assertThatThrownBy(() -> flows.importDraft(flow(), false))
                .isInstanceOfSatisfying(
                        WebexApiException.class, it -> assertThat(it.status()).isEqualTo(409));
        assertThatThrownBy(() -> flows.importFile("flow.json", EXPORTED, false))
                .isInstanceOfSatisfying(
                        WebexApiException.class, it -> assertThat(it.status()).isEqualTo(409));
        StoredFlow second = flows.importDraft(flow().put("description", "new"), true);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(flows.find("Tandem")).contains(second);
    }

    @Test
    void what_webex_cannot_carry_out_says_so() throws Exception {
        assertThatThrownBy(() -> flows.importDraft(flow().put("flowType", "SUBFLOW"), false))
                .hasMessageContainingAll("HTTP 422", "does not have what it names");
    }

    @Test
    void an_exported_flow_is_sent_as_a_file_in_a_form() throws Exception {
        StoredFlow imported = flows.importFile("flow.json", EXPORTED, false);
        assertThat(imported.status()).isEqualTo("Draft");
        assertThat(webex.flows().draft("Tandem")).contains(JSON.readTree(EXPORTED));
        assertThat(webex.flows().imports()).isEqualTo(1);
        assertThat(webex.flows().rawImports()).isZero();
        assertThatThrownBy(() -> flows.importFile("flow.json", "{}", false))
                .hasMessageContainingAll("HTTP 400", "File parse error");
    }

    @Test
    void json_as_the_body_of_a_file_import_meets_a_bare_500() throws Exception {
        String path =
                "/flow-store/%s/project/5e5c9ad6d61f870d6d778c1b/flows:import"
                        .formatted(webex.organisation());
        assertThatThrownBy(() -> api.sendOnce("POST", path, JSON.readTree(EXPORTED)))
                .hasMessageEndingWith("with HTTP 500");
        assertThat(webex.flows().rawImports()).isEqualTo(1);
        assertThat(flows.find("Tandem")).isEmpty();
    }

    @Test
    void what_this_client_never_asks_for_is_counted() throws Exception {
        StoredFlow imported = flows.importFile("flow.json", EXPORTED, false);
        String project =
                "/%s/project/5e5c9ad6d61f870d6d778c1b/flows/%s"
                        .formatted(webex.organisation(), imported.id());
        assertThat(api.send("GET", "/flow-store" + project + ":export", null))
                .isEqualTo(JSON.readTree(EXPORTED));
        api.send("POST", project + ":publish", JSON.readTree("{\"comment\":\"\"}"));
        assertThat(webex.flows().publications()).isEqualTo(1);
        assertThat(flows.find("Tandem").orElseThrow().status()).isEqualTo("Published");
    }

    @Test
    void an_import_waits_where_webex_limits_it_and_is_not_repeated_after_a_fault()
            throws Exception {
        webex.limit(1, 1);
        long asked = System.nanoTime();
        flows.importDraft(flow(), false);
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));

        webex.fail(1);
        long before = webex.received();
        assertThatThrownBy(() -> flows.importDraft(flow(), true))
                .isInstanceOfSatisfying(
                        WebexApiException.class, it -> assertThat(it.status()).isEqualTo(500));
        assertThat(webex.received()).isEqualTo(before + 1);
    }

    @Test
    void connectors_and_queues_are_listed_page_after_page() throws Exception {
        webex.flows().addConnector("c-2", "Other");
        assertThat(flows.connectors())
                .containsExactly(
                        new Connector(SimulatedFlowStore.CONNECTOR_ID, "Tandem"),
                        new Connector("c-2", "Other"));

        String choices =
                "/%s/project/5e5c9ad6d61f870d6d778c1b/v2/activities/http-request-v2/inputs/connectorId/choices?search=OTH"
                        .formatted(webex.organisation());
        assertThat(api.send("GET", choices, null).path("choices"))
                .singleElement()
                .isEqualTo(JSON.readTree("{\"name\":\"Other\",\"value\":\"c-2\"}"));

        ContactQueues queues = new ContactQueues(api, webex.organisation());
        int atFirst = queues.list().size();
        IntStream.range(0, 250)
                .forEach(i ->
                        webex.flows().addQueue("q-" + i, "Queue " + i, "TELEPHONY", "CIRCULAR"));
        assertThat(queues.list())
                .hasSize(atFirst + 250)
                .doesNotHaveDuplicates()
                .contains(
                        new ContactQueue(
                                "q-249", "Queue 249", "TELEPHONY", "INBOUND", "CIRCULAR", true));
        assertThat(queues.list())
                .filteredOn(it -> it.channelType().equals("CHAT"))
                .isNotEmpty()
                .noneMatch(ContactQueue::takesCalls);
    }

    @Test
    void a_person_without_the_role_reads_which_scopes_and_role_are_needed() throws Exception {
        try (WebexApi poor = api(webex.personalToken(false))) {
            assertThatThrownBy(() -> new Flows(poor, webex.organisation()).connectors())
                    .hasMessageContainingAll(
                            "HTTP 403", "cjp:config_read and cjp:config_write", "administrator");
        }
    }
}
