package dev.tandem.e2e;

import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without secrets, webhooks are accepted where that is allowed, and the log warns. */
final class UnsignedWebhooksIT {
    private static final CallCenter CENTER = CallCenter.of("main", "+18445790001", "main");

    @TempDir Path directory;

    @Test
    void unsigned_webhooks_are_accepted_where_allowed_and_the_log_warns() throws Exception {
        World world = World.in(directory).withOrg("main").withCenters(CENTER);
        world.installation()
                .without("tandem.webhook.secrets-file")
                .with("tandem.webhook.allow-unsigned", "true");
        try (world) {
            world.start();
            PhoneCall call = world.call(CENTER);
            String body =
                    """
                    {"type":"task:new","data":{"taskId":"%s","channelType":"telephony",\
                    "direction":"INBOUND","origin":"%s","destination":"%s","createdTime":%d}}\
                    """
                            .formatted(
                                    call.id(),
                                    call.ani(),
                                    CENTER.dialedNumber(),
                                    System.currentTimeMillis());

            assertThat(post(world, body)).isEqualTo(202);
            call.untilAsked(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
            assertThat(world.process().log()).contains("taken unsigned");
        }
    }

    private static int post(World world, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(world.process().url("/webhooks/webex"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
