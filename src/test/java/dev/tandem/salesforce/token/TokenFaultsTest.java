package dev.tandem.salesforce.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.salesforce.settings.OrgCredentials;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Salesforce's words on the left, what to do on the right. */
class TokenFaultsTest {
    private static final OrgCredentials SIGNED =
            new OrgCredentials.JwtBearer(
                    "key", "user", "https://login.salesforce.com", Path.of("pem"));
    private static final OrgCredentials SECRET =
            new OrgCredentials.ClientCredentials("key", Path.of("secret"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    invalid_grant | user hasn't approved this consumer     | Permitted Users to 'Admin approved users are pre-authorized'
                    invalid_grant | user is not admin approved to access this app | Permitted Users
                    invalid_grant | audience is invalid                    | set audience to https://login.salesforce.com
                    invalid_grant | invalid assertion                      | upload the certificate that belongs to private-key-file
                    invalid_grant | request not supported on this domain   | set instance-url
                    invalid_grant | ip restricted                          | IP Relaxation
                    invalid_grant | something new                          | check username and audience
                    invalid_grant |                                        | check username and audience
                    invalid_client_id | client identifier invalid          | consumer key
                    invalid_client | client identifier invalid             | consumer key
                    invalid_client | invalid client credentials            | upload the certificate
                    invalid_assertion | signature                          | upload the certificate
                    unsupported_grant_type | grant type not supported      | Enable JWT Bearer Flow
                    unauthorized_client |                                  | Enable JWT Bearer Flow
                    invalid_app_access | user is not admin approved        | Permitted Users
                    inactive_user | user is inactive                       | Setup > Users
                    inactive_org |                                         | ask Salesforce
                    invalid_request |                                      | set instance-url
                    """)
    void a_refused_assertion_says_what_to_change(String error, String description, String advice) {
        assertThat(TokenFaults.rowOf(error, description, SIGNED).advice()).contains(advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    invalid_grant | no client credentials user enabled     | Run As
                    invalid_grant | request not supported on this domain   | set instance-url
                    invalid_client | invalid client credentials            | client-secret-file
                    invalid_client_id | client identifier invalid          | consumer key
                    unsupported_grant_type | grant type not supported      | Enable Client Credentials Flow
                    """)
    void a_refused_secret_says_what_to_change(String error, String description, String advice) {
        assertThat(TokenFaults.rowOf(error, description, SECRET).advice()).contains(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Login rate exceeded", "LOGIN_RATE_EXCEEDED"})
    void too_many_logins_are_over_after_a_while_but_not_soon(String description) {
        assertThat(TokenFaults.rowOf("invalid_grant", description, SIGNED).kind())
                .isEqualTo(TokenFaultRow.Kind.LOGIN_RATE);
    }

    @ParameterizedTest
    @CsvSource({"unknown_error, retry your request", "temporarily_unavailable,", ","})
    void what_no_administrator_can_change_has_no_row(String error, String description) {
        assertThat(TokenFaults.rowOf(error, description, SIGNED)).isNull();
    }
}
