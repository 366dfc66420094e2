package dev.tandem.e2e;

import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.records.StoredVoiceCall;
import dev.tandem.embedded.webex.SimulatedWebex;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Salesforce answers is written into the contacts that webhooks alone reported. */
final class PushBackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790084", "main").with("abandon.grace", "PT1S");

    @TempDir Path directory;
    private SimulatedWebex webex;
    private World world;
    private Flow flow;

    @BeforeEach
    void start() throws Exception {
        webex = SimulatedWebex.start(0, "app", "client-secret", "refresh-0");
        Path secret = Files.writeString(directory.resolve("client-secret"), "client-secret\n");
        Path refresh = Files.writeString(directory.resolve("refresh-token"), "refresh-0\n");
        world =
                World.in(directory)
                        .withOrg("main")
                        .withCenters(CENTER)
                        .with("tandem.webex.push-back.enabled", "true")
                        .with("tandem.webex.api.base-url", webex.url())
                        .with("tandem.webex.api.client-id", "app")
                        .with("tandem.webex.api.client-secret-file", secret.toString())
                        .with("tandem.webex.api.refresh-token-file", refresh.toString())
                        .start();
        flow = new Flow(world.process().url("/flow/events"), Installation.FLOW_KEY);
        try (WebexApi api =
                new WebexApi(
                        WebexApiSettings.of(
                                URI.create(webex.url()),
                                new WebexApiSettings.Login.Refresh("app", secret, refresh)),
                        Clock.systemUTC())) {
            new Subscriptions(api)
                    .create(
                            "Tandem task",
                            world.process().url("/webhooks/webex").toString(),
                            "task:1.0.0",
                            Subscriptions.EVENT_TYPES.get("task:1.0.0"),
                            Installation.SECRET);
        }
    }

    @AfterEach
    void stop() {
        world.closeWithCleanLog();
        webex.close();
    }

    @Test
    void contacts_of_webhooks_get_their_variables_once_and_others_none() throws Exception {
        world.process().awaitStarted();
        awaitFollowing();

        String slow = UUID.randomUUID().toString();
        world.org("main")
                .faults()
                .add(
                        SimulatedFault.on(CREATE_VOICE_CALL, new SimulatedFault.Slow())
                                .delayed(Duration.ofSeconds(2))
                                .forInteraction(slow));
        happens("task:new", slow);
        await().atMost(PATIENCE).until(() -> world.org("main").voiceCallOf(slow) != null);
        assertThat(webex.patchesOf(slow)).as("before Salesforce's answer").isZero();
        assertHasVariables(slow);

        PhoneCall told = world.call(CENTER);
        happens("task:new", told.id());
        assertThat(flow.decided(told).path("status").asText()).isEqualTo("routed");

        webex.fail(2);
        String repeated = UUID.randomUUID().toString();
        happens("task:new", repeated);
        assertHasVariables(repeated);
        assertThat(metric("failed_total{reason=\"unavailable\"")).isEqualTo(2);

        webex.limit(1, 1);
        String limited = UUID.randomUUID().toString();
        happens("task:new", limited);
        assertHasVariables(limited);
        assertThat(metric("failed_total{reason=\"too_fast\"")).isEqualTo(1);

        webex.fail(1000);
        String ended = UUID.randomUUID().toString();
        happens("task:new", ended);
        await().atMost(PATIENCE).until(() -> metric("pending") == 1);
        happens("task:ended", ended);
        await().atMost(PATIENCE)
                .until(() ->
                        metric("given_up_total{reason=\"ended\"") == 1 && metric("pending") == 0);
        webex.fail(0);

        happens("task:parked", slow);
        happens("task:connected", slow);
        await().atMost(PATIENCE).until(() -> world.program().phase(slow).equals("answered"));
        String last = UUID.randomUUID().toString();
        happens("task:new", last);
        assertHasVariables(last);
        assertThat(webex.patchesOf(slow)).as("once").isEqualTo(1);
        assertThat(webex.patchesOf(told.id())).as("a flow was told").isZero();
        assertThat(webex.attributesOf(ended)).isEmpty();
        assertThat(metric("given_up_total{reason=\"ended\"")).isEqualTo(1);
    }

    /** The consumer begins at the end of the journal, some time after the start. */
    private void awaitFollowing() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    happens("task:new", UUID.randomUUID().toString());
                    return metric("sent_total") > 0;
                });
        await().atMost(PATIENCE).until(() -> metric("pending") == 0);
    }

    private double metric(String name) {
        return world.program().metric("tandem_push_back_" + name);
    }

    private void assertHasVariables(String id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    StoredVoiceCall call = world.org("main").voiceCallOf(id);
                    assertThat(call).isNotNull();
                    assertThat(webex.attributesOf(id))
                            .isEqualTo(
                                    Map.of(
                                            "SCV_VendorCallKey",
                                            "wxcc_" + id,
                                            "SCV_VoiceCallRecordId",
                                            call.id(),
                                            "SCV_OmniFlowQueue",
                                            "Support_Queue"));
                });
    }

    private void happens(String type, String id) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("channelType", "telephony");
        data.put("direction", "INBOUND");
        data.put("origin", "+14805550100");
        data.put("destination", CENTER.dialedNumber());
        webex.happens(type, id, data, Instant.now().toEpochMilli()).join();
    }
}
