package dev.tandem.salesforce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that are about the org, the host, the user or the app, whatever was asked. */
class OrgFaultCodesTest {

    @ParameterizedTest
    @CsvSource({
        "301, URL_NOT_RESET, Destination URL not reset, CONFIGURATION",
        "404, URL_NOT_RESET, Destination URL not reset, CONFIGURATION",
        "500, URL_NOT_RESET, Destination URL not reset, CONFIGURATION",
        "400, ORG_NOT_OWNED_BY_INSTANCE, elsewhere, CONFIGURATION",
        "403, API_DISABLED_FOR_ORG, no API, CONFIGURATION",
        "500, API_CURRENTLY_DISABLED, not now, CONFIGURATION",
        "503, API_CURRENTLY_DISABLED, not now, CONFIGURATION",
        "403, ORG_LOCKED, locked, CONFIGURATION",
        "403, ORG_OF_TOMORROW, unknown, CONFIGURATION",
        "403, ORGANIZATION_NOT_FOUND, unknown, CONFIGURATION",
        "500, TRIAL_EXPIRED, over, CONFIGURATION",
        "400, INVALID_LOGIN, wrong, CONFIGURATION",
        "403, INVALID_OPERATION_WITH_EXPIRED_PASSWORD, expired, CONFIGURATION",
        "403, LOGIN_DURING_RESTRICTED_DOMAIN, address, CONFIGURATION",
        "400, INVALID_CLIENT, app, CONFIGURATION",
        "400, FUNCTIONALITY_NOT_ENABLED, voice, CONFIGURATION",
        "403, MUTUAL_AUTHENTICATION_FAILED, tls, CONFIGURATION",
        "403, INVALID_SESSION_ID, elsewhere, SESSION",
        "503, ORG_IN_MAINTENANCE, soon, NOT_EXECUTED",
        "503, TOO_MANY_APEX_REQUESTS, busy, BUSY"
    })
    void mean_what_their_rows_say(int status, String code, String message, OrgFault fault) {
        FaultRow row = FaultTable.rowOf(status, new PlatformError(message, code));
        assertThat(row.fault()).isEqualTo(fault);
        assertThat(row.advice().isEmpty()).isEqualTo(fault != OrgFault.CONFIGURATION);
    }

    @Test
    void an_answer_that_sends_us_elsewhere_names_the_host_and_nothing_else_of_the_address() {
        var answer =
                new OrgAnswer(302, null, "new.my.salesforce.com", AnswerReader.body(new byte[0]));
        ExchangeResult result = FaultClassifier.classify(CommandKind.CREATE_VOICE_CALL, answer);
        assertThat(((ExchangeResult.Failed) result).reason())
                .contains("HTTP 302", "new.my.salesforce.com", "set instance-url");
    }
}
