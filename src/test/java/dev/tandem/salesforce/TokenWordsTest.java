package dev.tandem.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.InTurn;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.salesforce.OrgServer.Reply;
import dev.tandem.salesforce.settings.Org;
import dev.tandem.salesforce.settings.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads where an assertion is refused that a wrong clock may have spoilt. */
@QuarkusTest
@InTurn
@TestProfile(SalesforceRoomOnly.class)
class TokenWordsTest extends WithOrg {
    private static final String INVALID_ASSERTION =
            "{\"error\":\"invalid_grant\",\"error_description\":\"invalid assertion\"}";

    @ParameterizedTest
    @CsvSource({"PT10M, ahead of", "-PT10M, behind"})
    void a_wrong_clock_is_named_with_how_far_it_is_off(Duration off, String which) {
        org.server.onToken = request -> Reply.of(400, INVALID_ASSERTION);
        org.putClockForward(off);
        assertThat(words())
                .containsPattern("set this machine's clock, by NTP: it is (59|60)\\d s " + which)
                .contains("upload the certificate");
    }

    @Test
    void a_clock_that_is_right_is_not_blamed() {
        org.server.onToken = request -> Reply.of(400, INVALID_ASSERTION);
        assertThat(words()).contains("upload the certificate").doesNotContain("clock");
    }

    @Test
    void a_blocked_user_is_left_alone_for_a_minute() {
        org.server.onToken =
                request ->
                        Reply.of(
                                400,
                                INVALID_ASSERTION.replace(
                                        "invalid assertion", "login rate exceeded"));
        assertThat(words()).contains("Setup > Login History");
        org.putClockForward(Duration.ofSeconds(59));
        words();
        assertThat(org.server.tokenRequests).hasSize(1);
        assertThat(org.health.faults().get(Org.NAME).configuration()).isFalse();
    }

    @Test
    void after_a_failure_there_is_one_token_request_in_ten_seconds_whatever_happens() {
        org.server.onToken = request -> Reply.of(503, "");
        for (int second = 0; second < 60; second++) {
            org.executeAtOnce(5, Samples.CREATE);
            org.putClockForward(Duration.ofSeconds(1));
        }
        assertThat(org.server.tokenRequests.size()).isBetween(5, 7);
        assertThat(org.server.calls).isEmpty();
    }

    private String words() {
        return ((CommandUnavailable) org.execute(Samples.CREATE)).reason();
    }
}
