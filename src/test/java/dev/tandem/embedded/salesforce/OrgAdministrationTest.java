package dev.tandem.embedded.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.salesforce.faults.OrgBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator sets up: limits, access, certificates. */
final class OrgAdministrationTest extends SimulatedOrgFixture {
    @Test
    void every_answer_has_the_used_part_of_the_daily_limit() throws Exception {
        assertThat(create("1").headers().get("sforce-limit-info")).isEqualTo("api-usage=1/1000000");
    }

    @Test
    void past_the_daily_limit_all_but_token_requests_are_refused() throws Exception {
        create("1");
        salesforce.behave(OrgBehaviour.LIKELY.withDailyRequests(1));
        OrgClient.Answer refused = create("2");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers()).containsEntry("sforce-limit-info", "api-usage=1/1");
        assertThat(refused.body().path(0).path("errorCode").asText())
                .isEqualTo("REQUEST_LIMIT_EXCEEDED");
        assertThat(refused.body().path(0).path("message").asText()).startsWith("TotalRequests");
        assertThat(client.token()).isNotEmpty();
        assertThat(salesforce.voiceCallOf("2")).isNull();
        salesforce.behave(OrgBehaviour.LIKELY);
        assertThat(create("2").status()).isEqualTo(200);
    }

    @Test
    void a_query_finds_the_record_of_a_key_whatever_it_is_made_of() throws Exception {
        String id = id(create("o'neil"));
        assertThat(records(byKey("wxcc_o\\'neil"))).containsExactly(id);
        assertThat(records(byKey("wxcc_nobody"))).isEmpty();
        assertThat(salesforce.ledger().callsOf("o'neil")).containsExactly("create", "query");
    }

    @Test
    void a_query_needs_a_session_and_a_user_who_may_read() throws Exception {
        assertThat(client.query("no token", "SELECT Id FROM VoiceCall").status()).isEqualTo(401);
        assertThat(byKey("a' OR Id != '").body().path(0).path("errorCode").asText())
                .isEqualTo("MALFORMED_QUERY");
        salesforce.behave(OrgBehaviour.LIKELY.withoutReadAccess());
        OrgClient.Answer refused = byKey("wxcc_1");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path(0).path("errorCode").asText()).isEqualTo("INVALID_TYPE");
    }

    @Test
    void a_certificate_can_be_changed_while_sessions_go_on() throws Exception {
        SimulatorKeys others = SimulatorKeys.generate();
        salesforce.setUp(
                ConnectedApp.signing(OrgClient.CONSUMER_KEY, others.publicKey(), OrgClient.USER));
        assertThat(create("1").status()).isEqualTo(200);
        assertThat(client.token()).isEmpty();
        try (OrgClient changed = new OrgClient(salesforce.url(), others)) {
            assertThat(changed.token()).isNotEmpty();
        }
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

    private OrgClient.Answer byKey(String escaped) throws Exception {
        return client.query(
                token, "SELECT Id FROM VoiceCall WHERE VendorCallKey = '" + escaped + "'");
    }

    private static List<String> records(OrgClient.Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.body().path("records").forEach(record -> ids.add(record.path("Id").asText()));
        return ids;
    }
}
