package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The log shows which subscription has a wrong secret. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class WrongSecretIT {
    private final Scenarios scenarios;

    WrongSecretIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void the_log_names_the_subscription_with_a_wrong_secret_once() throws Exception {
        String subscription = UUID.randomUUID().toString();
        Webhooks webhooks =
                new Webhooks(
                        URI.create("http://127.0.0.1:" + scenarios.httpPort() + "/webhooks/webex"),
                        "a-secret-that-was-mistyped-in-webex");
        for (int i = 0; i < 20; i++) {
            assertThat(send(webhooks, subscription)).isEqualTo(401);
        }
        String warning = "reason=wrong_signature subscription=" + subscription + " count=1.";
        await().until(() -> scenarios.log().contains(warning));
        assertThat(scenarios.log().lines().filter(line -> line.contains(subscription)))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("WARN", "tandem.webhook.secrets-file"));
    }

    private static int send(Webhooks webhooks, String subscription) throws IOException {
        long now = System.currentTimeMillis();
        String body =
                """
                {"type":"task:new","source":"/com/cisco/wxcc/%s","comciscotimestamp":%d,\
                "data":{"taskId":"%s"}}\
                """
                        .formatted(subscription, now, UUID.randomUUID());
        return webhooks.send(body, now).statusCode();
    }
}
