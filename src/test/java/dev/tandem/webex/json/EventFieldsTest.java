package dev.tandem.webex.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFieldsTest {
    private static final String LONG = "f".repeat(64 + "taskId".length());

    private static JsonNode event(String json) {
        if (EventJson.read(json.getBytes(UTF_8)) instanceof EventJson.Parsed(JsonNode root)) {
            return root;
        }
        throw new IllegalArgumentException("Expected an object, but got: " + json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"taskId":1,"TASKID":2}                               | 1
                    {"TASKID":2,"taskId":1}                               | 1
                    {"taskId":null,"taskid":null,"TASKID":2,"TaskId":3}   | 2
                    {"taskId":1,"other":3,"taskId":2}                     | 2
                    {"TASKID":1,"other":3,"TASKID":2}                     | 2
                    {"taskId":null}                                       | null
                    """)
    void a_field_is_found_in_the_letter_case_that_counts_and_the_last_of_a_name(
            String json, String value) {
        assertThat(EventFields.node(event(json), "taskId").toString()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                 | taskId
                    {"taskid":null}    | taskId
                    {"taskIds":1}      | taskId
                    {"agents":1}       | taskId
                    """)
    void what_is_not_there_is_missing(String json, String name) {
        assertThat(EventFields.node(event(json), name)).isEqualTo(MissingNode.getInstance());
    }

    @Test
    void the_length_of_a_name_tells_no_long_one_from_a_short_one_that_is_missing() {
        JsonNode event = event("{\"%s\":1}".formatted(LONG));
        assertThat(EventFields.node(event, "taskId")).isEqualTo(MissingNode.getInstance());
        assertThat(EventFields.node(event, LONG.toUpperCase(java.util.Locale.ROOT)).intValue())
                .isEqualTo(1);
    }

    @Test
    void what_is_no_object_has_no_fields() {
        JsonNode event = event("{\"data\":[1],\"text\":\"t\"}");
        assertThat(EventFields.node(EventFields.node(event, "data"), "0")).isEmpty();
        assertThat(EventFields.node(EventFields.node(event, "text"), "t")).isEmpty();
        assertThat(EventFields.node(EventFields.node(event, "none"), "t")).isEmpty();
    }
}
