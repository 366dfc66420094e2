package dev.tandem.embedded.salesforce;

import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test a simulated org of its own, a client with a token, and the four calls. */
abstract class SimulatedOrgFixture {
    static final SimulatorKeys KEYS = SimulatorKeys.generate();
    private static final String CENTER =
            "\"callCenterDevName\":\"Center\",\"certDevName\":\"Cert\"";

    SimulatedSalesforce salesforce;
    OrgClient client;
    String token;

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

    OrgClient.Answer create(String interactionId) throws Exception {
        return client.call(SimulatedEndpoint.CREATE_VOICE_CALL, token, createBody(interactionId));
    }

    static String createBody(String interactionId) {
        return "{"
                + CENTER
                + ",\"vendorCallKey\":\"wxcc_"
                + interactionId
                + "\",\"to\":\"8002345678\",\"from\":\"4081456688\""
                + ",\"initiationMethod\":\"Inbound\",\"startTime\":\"2019-07-02T17:32:28Z\""
                + ",\"participants\":[{\"participantKey\":\"4081456688\",\"type\":\"END_USER\"}]}";
    }

    OrgClient.Answer omniFlow(String id) throws Exception {
        return named(SimulatedEndpoint.EXECUTE_OMNI_FLOW, id, ",\"dialedNumber\":\"8002345678\"");
    }

    OrgClient.Answer update(String id) throws Exception {
        return named(
                SimulatedEndpoint.UPDATE_VOICE_CALL,
                id,
                ",\"startTime\":\"2019-07-02T17:32:28Z\",\"endTime\":\"2019-07-02T17:33:28.5Z\",\"disconnectReason\":{\"value\":\"Abandoned"
                    + " in queue\",\"isError\":true}");
    }

    OrgClient.Answer named(SimulatedEndpoint endpoint, String id, String more) throws Exception {
        return client.call(
                endpoint, token, "{" + CENTER + ",\"voiceCallId\":\"" + id + "\"" + more + "}");
    }

    static String id(OrgClient.Answer created) {
        return created.body().path("data").path("voiceCallId").asText();
    }
}
