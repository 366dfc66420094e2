package dev.tandem.embedded.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests that the org refuses, and its messages. */
final class WrongRequestsTest extends SimulatedOrgFixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void without_a_live_token_it_is_refused_as_the_platform_does() throws Exception {
        salesforce.revokeTokens();
        OrgClient.Answer answer = create("1");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().isArray()).isTrue();
        assertThat(answer.body().path(0).path("errorCode").asText())
                .isEqualTo("INVALID_SESSION_ID");
        assertThat(salesforce.voiceCallOf("1")).isNull();
    }

    @Test
    void what_is_no_json_is_refused_as_the_platform_does() throws Exception {
        OrgClient.Answer answer = client.call(SimulatedEndpoint.CREATE_VOICE_CALL, token, "{oops");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path(0).path("errorCode").asText()).isEqualTo("JSON_PARSER_ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    certDevName      |                        | Required field missing: certDevName
                    vendorCallKey    |                        | Required field missing: vendorCallKey
                    callAtributes    | "{}"                   | Unknown field: callAtributes
                    initiationMethod | "Outbound"             | Invalid value for initiationMethod
                    startTime        | "2025-02-06T21:09:02.712Z[UTC]" | Invalid value for startTime
                    startTime        | "2025-02-06T21:09:02.712345Z"   | Invalid value for startTime
                    startTime        | "2025-02-30T21:09:02Z" | Invalid value for startTime
                    to               | "12345678901234567890123456789012345678901" | Invalid value for to
                    from             | ""                     | Invalid value for from
                    callAttributes   | {"a__c":"b"}           | Invalid value for callAttributes
                    callAttributes   | "no json"              | Invalid value for callAttributes
                    participants     | []                     | Invalid value for participants
                    initiationMethod | "Transfer"             | parentVoiceCallId must be there
                    parentVoiceCallId | "wxcc_before"         | parentVoiceCallId must be there
                    parentVoiceCallId | ""                    | Invalid value for parentVoiceCallId
                    """)
    void a_wrong_field_of_a_create_is_refused_in_words(String field, String value, String error)
            throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(createBody("1"));
        if (value == null) {
            body.remove(field);
        } else {
            body.set(field, JSON.readTree(value));
        }
        OrgClient.Answer answer =
                client.call(SimulatedEndpoint.CREATE_VOICE_CALL, token, body.toString());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("success").asBoolean(true)).isFalse();
        assertThat(answer.body().path("data").isNull()).isTrue();
        assertThat(answer.body().path("errors").path(0).asText()).startsWith(error);
        assertThat(salesforce.voiceCallOf("1")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "numberOfHolds":-1           | Invalid value for numberOfHolds
                    "agentInteractionDuration":1.5 | Invalid value for agentInteractionDuration
                    "acceptTime":"yesterday"     | Invalid value for acceptTime
                    "recordingLocation":""       | Invalid value for recordingLocation
                    "longestHoldDuration":2,"totalHoldDuration":1 | longestHoldDuration must not
                    "enqueueTime":"2025-01-01T00:00:01Z","acceptTime":"2025-01-01T00:00:00Z" \
                    | acceptTime must not be before enqueueTime
                    """)
    void wrong_figures_of_an_update_are_refused_in_words(String fields, String error)
            throws Exception {
        String id = id(create("1"));
        assertThat(
                        named(SimulatedEndpoint.UPDATE_VOICE_CALL, id, "," + fields)
                                .body()
                                .path("errors")
                                .path(0)
                                .asText())
                .startsWith(error);
    }

    @Test
    void an_update_whose_reason_or_times_are_wrong_is_refused() throws Exception {
        String id = id(create("1"));
        assertThat(
                        named(
                                        SimulatedEndpoint.UPDATE_VOICE_CALL,
                                        id,
                                        ",\"disconnectReason\":\"no\"")
                                .body()
                                .path("errors")
                                .path(0)
                                .asText())
                .startsWith("Invalid value for disconnectReason");
        assertThat(
                        named(
                                        SimulatedEndpoint.UPDATE_VOICE_CALL,
                                        id,
                                        ",\"startTime\":\"2025-01-01T00:00:01Z\""
                                                + ",\"endTime\":\"2025-01-01T00:00:00Z\"")
                                .body()
                                .path("errors")
                                .path(0)
                                .asText())
                .startsWith("endTime must not be before startTime");
    }
}
