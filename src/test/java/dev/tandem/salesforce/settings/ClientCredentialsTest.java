package dev.tandem.salesforce.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.InTurn;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.salesforce.OrgServer;
import dev.tandem.salesforce.OrgServer.Reply;
import dev.tandem.salesforce.SalesforceExecutor;
import dev.tandem.salesforce.SalesforceRoomOnly;
import dev.tandem.salesforce.TestKey;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@InTurn
@TestProfile(SalesforceRoomOnly.class)
class ClientCredentialsTest {
    private static final String CLIENT_SECRET = "4B1C+2D/3E=9F8A7B6C5D";

    @Inject
    @CacheName(SalesforceExecutor.TOKEN_CACHE)
    Cache tokens;

    @Inject
    @CacheName(SalesforceExecutor.NUMBER_CACHE)
    Cache numbers;

    @TempDir Path folder;
    private Org org;

    @BeforeEach
    void start() {
        Path secret = TestKey.write(folder.resolve("secret"), " " + CLIENT_SECRET + "\n");
        org =
                new Org(
                        tokens,
                        numbers,
                        new OrgCredentials.ClientCredentials("consumer-key", secret),
                        OrgTimeouts.DEFAULT,
                        false);
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void the_form_is_what_the_org_asks_for() {
        assertThat(org.execute(Samples.CREATE)).isInstanceOf(VoiceCallCreated.class);
        OrgServer.Request request = org.server.tokenRequests.getFirst();
        assertThat(request.contentType()).startsWith("application/x-www-form-urlencoded");
        assertThat(request.body().split("&"))
                .extracting(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(
                        "grant_type=client_credentials",
                        "client_id=consumer-key",
                        "client_secret=" + CLIENT_SECRET);
    }

    @Test
    void a_secret_that_was_changed_is_used_without_a_restart() {
        org.server.onToken =
                request ->
                        request.body().contains("client_secret=next-0123456789ABCDEF")
                                ? org.server.token()
                                : Reply.of(400, "{\"error\":\"invalid_client\"}");
        assertThat(org.execute(Samples.CREATE)).isInstanceOf(CommandUnavailable.class);
        TestKey.write(folder.resolve("secret"), "next-0123456789ABCDEF");
        org.putClockForward(Duration.ofSeconds(11));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> org.execute(Samples.CREATE) instanceof VoiceCallCreated);
        assertThat(org.server.tokenRequests).hasSize(2);
    }

    @Test
    void a_secret_that_is_echoed_is_hidden() {
        org.server.onToken =
                request ->
                        Reply.of(
                                400,
                                "{\"error\":\"invalid_client\",\"error_description\":\"%s or %s\"}"
                                        .formatted(request.body(), CLIENT_SECRET));
        CommandUnavailable refused = (CommandUnavailable) org.execute(Samples.CREATE);
        assertThat(refused.reason())
                .contains("client_secret=<hidden>", "or <hidden>", "client-secret-file")
                .doesNotContain("4B1C");
        assertThat(org.health.faults().get(Org.NAME).words()).doesNotContain("4B1C");
    }
}
