package dev.tandem.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.InTurn;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.ports.CommandExecutor;
import dev.tandem.salesforce.OrgServer.Reply;
import dev.tandem.salesforce.settings.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The four calls over real HTTP, as an org sees them. */
@QuarkusTest
@InTurn
@TestProfile(SalesforceRoomOnly.class)
class SalesforceExecutorTest extends WithOrg {
    private static final String WRAPPER = "/services/apexrest/cisco_wxcc_scv/voice/v1/";

    @Inject CommandExecutor injected;

    @Test
    void create_is_sent_as_the_guide_shows_and_its_id_comes_back() {
        assertThat(org.execute(Samples.CREATE))
                .isEqualTo(new SalesforceResult.VoiceCallCreated("0LQ1", List.of()));
        assertSent(
                "createVoiceCall",
                """
                {"callCenterDevName":"contactCenterDevName123","certDevName":"certDevName123",\
                "vendorCallKey":"wxcc_5324881f-1e84-4367-8930-f69a74b30ca6","to":"+18445791189",\
                "from":"4081456688","initiationMethod":"Inbound",\
                "startTime":"2019-07-02T17:32:28.000Z",\
                "participants":[{"participantKey":"4081456688","type":"END_USER"}],\
                "callAttributes":"{\\"custfield1__c\\":\\"from 4081456688\\"}"}\
                """);
    }

    @Test
    void omni_flow_is_sent_as_the_guide_shows_and_queue_and_agent_come_back() {
        answer("{\"queue\":\"queue info\",\"agent\":null}");
        assertThat(org.execute(Samples.OMNI_FLOW))
                .isEqualTo(new SalesforceResult.OmniFlowExecuted("queue info", null));
        assertSent(
                "executeOmniFlow",
                """
                {"callCenterDevName":"contactCenterDevName123","certDevName":"certDevName123",\
                "voiceCallId":"00X000012345abc","dialedNumber":"+18445791189",\
                "flowDevName":"Route_VoiceCall","fallbackQueue":"00G111222333444",\
                "flowInputParameters":{"param1":"de \\"1\\""}}\
                """);
    }

    @Test
    void clear_is_sent_as_the_guide_shows() {
        answer("{\"status\":\"Success\"}");
        assertThat(org.execute(Samples.CLEAR)).isEqualTo(new SalesforceResult.RoutingCleared());
        assertSent(
                "clearRouting",
                """
                {"callCenterDevName":"contactCenterDevName123","certDevName":"certDevName123",\
                "voiceCallId":"00X000012345abc"}\
                """);
    }

    @Test
    void update_is_sent_as_the_guide_shows() {
        answer("{\"status\":\"pending\"}");
        assertThat(org.execute(Samples.UPDATE)).isEqualTo(new SalesforceResult.VoiceCallUpdated());
        assertSent(
                "updateVoiceCall",
                """
                {"callCenterDevName":"contactCenterDevName123","certDevName":"certDevName123",\
                "voiceCallId":"00X000012345abc","startTime":"2019-07-02T17:32:28.000Z",\
                "endTime":"2019-07-02T17:32:48.500Z",\
                "disconnectReason":{"value":"Abandoned in queue","isError":true}}\
                """);
    }

    @Test
    void a_command_past_its_deadline_is_not_sent() {
        org.putClockForward(Duration.ofHours(2));
        assertThat(org.execute(Samples.CREATE))
                .isInstanceOfSatisfying(
                        SalesforceResult.CommandUnavailable.class,
                        late -> assertThat(late.mayHaveExecuted()).isFalse());
        assertThat(org.server.calls).isEmpty();
    }

    @Test
    void an_org_or_contact_centre_that_is_not_configured_is_named_with_its_key() {
        SalesforceResult result =
                injected.execute(Samples.issued("nowhere", Samples.CREATE), () -> true);
        assertThat(result)
                .isInstanceOfSatisfying(
                        SalesforceResult.CommandUnavailable.class,
                        missing -> {
                            assertThat(missing.reason()).contains("orgs.nowhere");
                            assertThat(missing.mayHaveExecuted()).isFalse();
                            assertThat(missing.retryAfter()).isEqualTo(Duration.ofSeconds(60));
                        });
    }

    @Test
    void requests_and_the_used_up_quota_are_counted() {
        org.server.onCall =
                request ->
                        Reply.of(200, OrgServer.CREATED)
                                .with("Sforce-Limit-Info", "api-usage=18/15000");
        org.execute(Samples.CREATE);
        assertThat(org.metrics.events)
                .containsExactly(
                        "token emea ISSUED", "api usage emea 18/15000", "request emea create DONE");
    }

    private void answer(String data) {
        org.server.onCall =
                request ->
                        Reply.of(200, "{\"data\":" + data + ",\"errors\":null,\"success\":true}");
    }

    private void assertSent(String call, String body) {
        assertThat(org.server.calls)
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.path()).isEqualTo(WRAPPER + call);
                    assertThat(sent.authorization()).isEqualTo("Bearer secret-1");
                    assertThat(sent.contentType()).startsWith("application/json");
                    assertThat(sent.body()).isEqualTo(body);
                });
    }
}
