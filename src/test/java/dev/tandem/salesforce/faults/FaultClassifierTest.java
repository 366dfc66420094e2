package dev.tandem.salesforce.faults;

import static dev.tandem.domain.CommandKind.CLEAR_ROUTING;
import static dev.tandem.domain.CommandKind.CREATE_VOICE_CALL;
import static dev.tandem.domain.CommandKind.EXECUTE_OMNI_FLOW;
import static dev.tandem.domain.CommandKind.UPDATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.SalesforceResult;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultClassifierTest {

    @Nested
    class An_error_of_the_platform {
        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "401, INVALID_SESSION_ID, Session expired, SESSION",
                    "403, REQUEST_LIMIT_EXCEEDED, TotalRequests Limit exceeded., QUOTA_GONE",
                    "503, REQUEST_LIMIT_EXCEEDED, TotalRequests Limit exceeded., QUOTA_GONE",
                    "403, REQUEST_LIMIT_EXCEEDED, ConcurrentRequests Limit exceeded., BUSY",
                    "503, REQUEST_LIMIT_EXCEEDED, ConcurrentPerOrgLongTxn Limit exceeded., BUSY",
                    "403, FORBIDDEN, no access, CONFIGURATION",
                    "403, INSUFFICIENT_ACCESS, no access, CONFIGURATION",
                    "404, NOT_FOUND, no such URL, CONFIGURATION",
                    "405, METHOD_NOT_ALLOWED, no POST, CONFIGURATION",
                    "400, JSON_PARSER_ERROR, Unexpected character, REFUSED",
                    "415, UNSUPPORTED_MEDIA_TYPE, what, REFUSED",
                    "429, -, -, BUSY",
                    "500, APEX_ERROR, System.NullPointerException, IN_DOUBT",
                    "500, UNKNOWN_EXCEPTION, An unexpected error, IN_DOUBT",
                    "500, UNABLE_TO_LOCK_ROW, unable to lock, NOT_EXECUTED",
                    "503, UNABLE_TO_LOCK_ROW, unable to lock, NOT_EXECUTED",
                    "503, SERVER_UNAVAILABLE, Server unavailable, NOT_EXECUTED",
                    "500, SERVER_UNAVAILABLE, Server unavailable, NOT_EXECUTED",
                    "500, SOMETHING_NEW, what, ORG_DOWN",
                    "408, -, -, ORG_DOWN",
                    "420, -, -, ORG_DOWN",
                    "502, -, -, ORG_DOWN",
                    "503, -, -, ORG_DOWN",
                    "504, -, -, ORG_DOWN",
                    "301, -, -, CONFIGURATION",
                    "302, -, -, CONFIGURATION",
                    "200, -, -, CONFIGURATION",
                    "308, -, -, CONFIGURATION",
                    "403, -, -, CONFIGURATION",
                    "407, -, -, CONFIGURATION",
                    "410, GONE, retired, CONFIGURATION",
                    "421, -, -, CONFIGURATION",
                    "400, INVALID_FIELD, what, REFUSED",
                    "200, APEX_ERROR, on a success, ORG_DOWN"
                })
        void means_what_its_row_says(int status, String code, String message, OrgFault fault) {
            String body =
                    code == null
                            ? "<html>Sorry</html>"
                            : "[{\"message\":\"%s\",\"errorCode\":\"%s\"}]"
                                    .formatted(message, code);
            ExchangeResult.Failed failed = failed(CREATE_VOICE_CALL, status, body);
            assertThat(failed.fault()).isEqualTo(fault);
            if (code != null) {
                assertThat(failed.words()).containsExactly(code + ": " + message);
            } else {
                assertThat(failed.words()).singleElement().asString().contains("HTTP " + status);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 204, 500, 503})
        void without_a_word_the_org_is_not_well(int status) {
            assertThat(failed(CREATE_VOICE_CALL, status, "").fault()).isEqualTo(OrgFault.ORG_DOWN);
        }

        @Test
        void that_an_administrator_can_mend_says_what_to_change() {
            for (FaultRow row : FaultTable.ROWS) {
                assertThat(!row.advice().isEmpty())
                        .as(row.toString())
                        .isEqualTo(
                                Set.of(OrgFault.CONFIGURATION, OrgFault.QUOTA_GONE)
                                        .contains(row.fault()));
            }
        }

        @Test
        void keeps_every_word_of_several_errors() {
            assertThat(
                            failed(
                                            CREATE_VOICE_CALL,
                                            400,
                                            "[{\"message\":\"one\"},null,{\"errorCode\":\"TWO\",\"message\":\"two\",\"fields\":[]}]")
                                    .words())
                    .containsExactly("one", "TWO: two");
        }
    }

    @Test
    void every_row_of_the_table_can_be_reached() {
        Set<FaultRow> reached = new HashSet<>();
        for (int status = 200; status < 600; status++) {
            reached.add(FaultTable.rowOf(status, null));
            for (FaultRow row : FaultTable.ROWS) {
                reached.add(
                        FaultTable.rowOf(
                                status, new PlatformError(row.messagePart(), row.errorCode())));
            }
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(FaultTable.ROWS);
    }

    @Nested
    class The_wrapper {
        @ParameterizedTest
        @ValueSource(ints = {200, 400, 403, 404, 500, 503})
        void saying_no_refuses_with_its_own_words_whatever_the_status(int status) {
            ExchangeResult.Failed failed =
                    failed(
                            EXECUTE_OMNI_FLOW,
                            status,
                            "{\"data\":null,\"errors\":[\"Error message 1\",\"Error message"
                                    + " 2\"],\"success\":false}");
            assertThat(failed.fault()).isEqualTo(OrgFault.REFUSED);
            assertThat(failed.words()).containsExactly("Error message 1", "Error message 2");
        }

        @Test
        void saying_no_with_401_is_a_session_that_is_gone() {
            assertThat(failed(CREATE_VOICE_CALL, 401, "{\"success\":false}").fault())
                    .isEqualTo(OrgFault.SESSION);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "null | HTTP 200 with success:false and no error words",
                    "[] | HTTP 200 with success:false and no error words",
                    "\"just text\" | just text",
                    "[{\"message\":\"m\",\"errorCode\":\"C\"}] | C: m",
                    "{\"message\":\"alone\"} | alone",
                    "[7] | 7",
                    "[{\"odd\":1}] | {\"odd\":1}"
                })
        void may_give_its_errors_in_any_shape(String errors, String words) {
            assertThat(
                            failed(
                                            CREATE_VOICE_CALL,
                                            200,
                                            "{\"data\":null,\"errors\":%s,\"success\":false}"
                                                    .formatted(errors))
                                    .words())
                    .containsExactly(words);
        }

        @ParameterizedTest
        @CsvSource({"200, true", "200, false", "400, false", "500, false"})
        void that_gives_an_id_has_created_and_its_errors_are_warnings(int status, boolean success) {
            assertThat(
                            classify(
                                    CREATE_VOICE_CALL,
                                    status,
                                    "{\"data\":{\"voiceCallId\":\"0LQ9\"},\"errors\":[\"field missing\"],\"success\":%s}"
                                            .formatted(success)))
                    .isEqualTo(
                            new ExchangeResult.Done(
                                    new SalesforceResult.VoiceCallCreated(
                                            "0LQ9", List.of("field missing"))));
        }

        @ParameterizedTest
        @EnumSource(CommandKind.class)
        void that_says_yes_without_data_leaves_doubt_or_ends_it(CommandKind kind) {
            OrgFault expected =
                    kind == CREATE_VOICE_CALL || kind == EXECUTE_OMNI_FLOW
                            ? OrgFault.IN_DOUBT
                            : OrgFault.REFUSED;
            assertThat(failed(kind, 200, "{\"data\":null,\"success\":true}").fault())
                    .isEqualTo(expected);
        }

        @Test
        void that_says_yes_without_an_id_leaves_doubt() {
            assertThat(
                            failed(
                                            CREATE_VOICE_CALL,
                                            200,
                                            "{\"data\":{\"voiceCallId\":\" \"},\"success\":true}")
                                    .fault())
                    .isEqualTo(OrgFault.IN_DOUBT);
        }

        @Test
        void may_decide_neither_queue_nor_agent() {
            assertThat(
                            classify(
                                    EXECUTE_OMNI_FLOW,
                                    200,
                                    "{\"data\":{\"queue\":null,\"agent\":\"\"},\"success\":true}"))
                    .isEqualTo(
                            new ExchangeResult.Done(
                                    new SalesforceResult.OmniFlowExecuted(null, null)));
        }

        @Test
        void may_answer_with_unknown_fields() {
            assertThat(
                            classify(
                                    UPDATE_VOICE_CALL,
                                    201,
                                    " \n"
                                        + "{\"new\":[1],\"data\":{\"status\":\"pending\",\"x\":{}},\"success\":true}"))
                    .isEqualTo(new ExchangeResult.Done(new SalesforceResult.VoiceCallUpdated()));
        }

        @Test
        void whose_status_is_an_error_has_not_succeeded() {
            assertThat(
                            failed(
                                            CLEAR_ROUTING,
                                            500,
                                            "{\"data\":{\"status\":\"Success\"},\"success\":true}")
                                    .fault())
                    .isEqualTo(OrgFault.ORG_DOWN);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "{",
                    "[]",
                    "[{}]",
                    "null",
                    "<?xml version=\"1.0\"?><Errors/>",
                    "\"yes\"",
                    "{\"success\":[]}"
                })
        void cannot_have_said_this(String body) {
            assertThat(failed(CREATE_VOICE_CALL, 200, body).fault()).isEqualTo(OrgFault.ORG_DOWN);
        }

        @Test
        void cannot_fill_a_record_with_its_words() {
            String endless = "\"" + "x".repeat(10_000) + "\"";
            String errors = String.join(",", Collections.nCopies(100, endless));
            List<String> words =
                    failed(
                                    CREATE_VOICE_CALL,
                                    200,
                                    "{\"errors\":[" + errors + "],\"success\":false}")
                            .words();
            assertThat(words).hasSize(10).allSatisfy(word -> assertThat(word).hasSize(501));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"queue\":null,\"agent\":null}",
                "{\"queue\":\"\",\"agent\":\" \"}",
                "{\"queue\":\"null\",\"agent\":{}}",
                "{\"queue\":[],\"agent\":{\"id\":1}}"
            })
    void a_flow_that_names_no_queue_and_no_agent_in_whatever_shape_has_been_run(String data) {
        for (String success : List.of("true", "\"true\"", "\"True\"")) {
            String body = "{\"success\":%s,\"data\":%s,\"errors\":null}".formatted(success, data);
            assertThat(classify(EXECUTE_OMNI_FLOW, 200, body))
                    .isEqualTo(
                            new ExchangeResult.Done(
                                    new SalesforceResult.OmniFlowExecuted(null, null)));
        }
    }

    private static ExchangeResult.Failed failed(CommandKind kind, int status, String body) {
        return (ExchangeResult.Failed) classify(kind, status, body);
    }

    private static ExchangeResult classify(CommandKind kind, int status, String body) {
        return FaultClassifier.classify(
                kind,
                new OrgAnswer(
                        status,
                        null,
                        null,
                        AnswerReader.body(body.getBytes(StandardCharsets.UTF_8))));
    }
}
