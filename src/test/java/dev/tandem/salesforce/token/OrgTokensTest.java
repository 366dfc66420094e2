package dev.tandem.salesforce.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.InTurn;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.salesforce.OrgServer;
import dev.tandem.salesforce.OrgServer.Reply;
import dev.tandem.salesforce.SalesforceRoomOnly;
import dev.tandem.salesforce.TestKey;
import dev.tandem.salesforce.WithOrg;
import dev.tandem.salesforce.monitor.OrgHealth;
import dev.tandem.salesforce.settings.Org;
import dev.tandem.salesforce.settings.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@InTurn
@TestProfile(SalesforceRoomOnly.class)
class OrgTokensTest extends WithOrg {
    @Test
    void the_assertion_is_what_the_org_asks_for() throws GeneralSecurityException {
        org.execute(Samples.CREATE);
        OrgServer.Request request = org.server.tokenRequests.getFirst();
        assertThat(request.contentType()).startsWith("application/x-www-form-urlencoded");
        String form = URLDecoder.decode(request.body(), StandardCharsets.UTF_8);
        assertThat(form)
                .startsWith("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=ey");
        String[] jwt = form.substring(form.indexOf("ey")).split("\\.", 3);
        assertThat(decoded(jwt[0])).contains("\"alg\":\"RS256\"");
        assertThat(decoded(jwt[1]))
                .contains("\"iss\":\"consumer-key\"")
                .contains("\"sub\":\"tandem@example.com\"")
                .contains("\"aud\":\"https://login.salesforce.com\"");
        long exp = Long.parseLong(decoded(jwt[1]).replaceAll(".*\"exp\":(\\d+).*", "$1"));
        assertThat(exp - Instant.now().getEpochSecond()).isBetween(100L, 180L);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(TestKey.PAIR.getPublic());
        signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    }

    @Test
    void two_hundred_calls_that_wait_share_one_token_request() {
        org.server.onToken = request -> org.server.token().after(200);
        assertThat(org.executeAtOnce(200, Samples.CREATE)).allMatch(OrgTokensTest::isCreated);
        assertThat(org.server.tokenRequests).hasSize(1);
        assertThat(org.server.calls).hasSize(200);
    }

    @Test
    void a_storm_of_401s_leads_to_one_new_token_and_each_call_is_replayed_once() {
        org.execute(Samples.CREATE);
        onlyNewestTokenIsGood();
        org.server.token();
        org.server.onToken = request -> org.server.token().after(100);
        assertThat(org.executeAtOnce(200, Samples.CREATE)).allMatch(OrgTokensTest::isCreated);
        assertThat(org.server.tokenRequests).hasSize(2);
        assertThat(org.server.calls).hasSizeBetween(1 + 200, 1 + 400);
    }

    @Test
    void a_call_whose_permit_is_lost_while_it_waits_for_a_token_is_not_replayed() {
        AtomicBoolean held = new AtomicBoolean(true);
        org.execute(Samples.CREATE);
        onlyNewestTokenIsGood();
        org.server.token();
        org.server.onToken =
                request -> {
                    held.set(false);
                    return org.server.token();
                };
        SalesforceResult unsent = org.execute(Samples.issued(Org.NAME, Samples.CREATE), held::get);
        assertThat(fault(unsent).mayHaveExecuted()).isFalse();
        assertThat(fault(unsent).reason()).contains("another instance");
        assertThat(org.server.tokenRequests).hasSize(2);
        assertThat(org.server.calls).hasSize(2);
    }

    @Test
    void a_token_revoked_before_each_call_costs_one_new_token_each() {
        onlyNewestTokenIsGood();
        for (int call = 0; call < 4; call++) {
            assertThat(org.execute(Samples.CREATE)).matches(OrgTokensTest::isCreated);
            org.server.token();
        }
        assertThat(org.server.tokenRequests).hasSize(4);
    }

    @Test
    void a_second_401_is_a_configuration_fault_and_the_org_is_left_alone_for_a_minute() {
        org.server.onCall = request -> unauthorized();
        SalesforceResult first = org.execute(Samples.CREATE);
        assertThat(first).isInstanceOf(CommandUnavailable.class);
        org.executeAtOnce(50, Samples.CREATE);
        assertThat(org.server.tokenRequests).hasSize(2);
        assertThat(org.server.calls).hasSize(2);
        assertThat(fault(first).mayHaveExecuted()).isFalse();
        assertThat(fault(first).retryAfter()).isBetween(seconds(55), seconds(60));
        assertThat(org.health.faults().get(Org.NAME).configuration()).isTrue();

        org.server.onCall = request -> Reply.of(200, OrgServer.CREATED);
        org.putClockForward(seconds(59));
        org.execute(Samples.CREATE);
        assertThat(org.server.tokenRequests).hasSize(2);
        org.putClockForward(seconds(2));
        assertThat(isCreated(org.execute(Samples.CREATE))).isTrue();
        assertThat(org.health.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\",\"error_description\":\"user hasn't approved"
                        + " this consumer\"} | 60 | Permitted Users",
                "400 | {\"error\":\"invalid_client_id\"} | 60 | consumer key",
                "400 | {\"error\":\"invalid_client\"} | 60 | upload the certificate",
                "400 | {\"error\":\"unsupported_grant_type\"} | 60 | Enable JWT Bearer Flow",
                "404 | <html> | 60 | token-url",
                "200 | {\"access_token\":\"t\",\"instance_url\":\"https://evil.example.org\"} | 60"
                        + " | my.salesforce.com",
                "400 | {\"error\":\"unknown_error\",\"error_description\":\"retry\"} | 10 |"
                        + " unknown_error: retry",
                "503 | Sorry | 10 | HTTP 503",
                "200 | {} | 10 | HTTP 200"
            })
    void a_refused_token_request_is_not_repeated_soon_and_says_why(
            int status, String body, int rest, String words) {
        org.server.onToken = request -> Reply.of(status, body);
        List<SalesforceResult> results = org.executeAtOnce(30, Samples.CREATE);
        assertThat(org.server.tokenRequests).hasSize(1);
        assertThat(org.server.calls).isEmpty();
        assertThat(results)
                .allSatisfy(result -> {
                    assertThat(fault(result).reason()).contains(words);
                    assertThat(fault(result).mayHaveExecuted()).isFalse();
                    assertThat(fault(result).retryAfter())
                            .isBetween(seconds(rest - 5), seconds(rest));
                });
        OrgHealth.OrgFault fault = org.health.faults().get(Org.NAME);
        assertThat(fault.words()).contains(words);
        assertThat(fault.configuration()).isEqualTo(rest == 60);

        org.putClockForward(seconds(rest + 1));
        org.server.onToken = request -> org.server.token();
        assertThat(isCreated(org.execute(Samples.CREATE))).isTrue();
    }

    private void onlyNewestTokenIsGood() {
        org.server.onCall =
                request ->
                        request.authorization().equals("Bearer secret-" + org.server.issued())
                                ? Reply.of(200, OrgServer.CREATED)
                                : unauthorized();
    }

    private static Reply unauthorized() {
        return Reply.of(
                401,
                "[{\"message\":\"Session expired or"
                        + " invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
    }

    private static boolean isCreated(SalesforceResult result) {
        return result instanceof VoiceCallCreated;
    }

    private static CommandUnavailable fault(SalesforceResult result) {
        return (CommandUnavailable) result;
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
