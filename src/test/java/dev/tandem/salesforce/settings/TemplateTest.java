package dev.tandem.salesforce.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.domain.Contact;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Contact CONTACT =
            new Contact(
                    "i-1",
                    Instant.EPOCH,
                    "+4930123",
                    null,
                    Map.of("language", "de", "empty", " ", "two words.x", "$1 \\ \"q\""),
                    null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | plain",
                "`` | ``",
                "{interactionId} | i-1",
                "{vendorCallKey} | wxcc_i-1",
                "{ani} calls in {event.language}! | +4930123 calls in de!",
                "{event.two words.x} | $1 \\ \"q\""
            })
    void words_become_what_they_stand_for(String template, String text) {
        assertThat(Template.of(template).fill(CONTACT)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{dnis}", "to {dnis}", "{event.empty}", "{event.Language}"})
    void a_template_that_needs_what_is_missing_has_no_text(String template) {
        assertThat(Template.of(template).fill(CONTACT)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "to {ani, a brace { is not closed",
        "{ani} {, a brace { is not closed",
        "ani}, a brace } is not opened"
    })
    void a_brace_without_its_other_half_is_refused(String template, String rule) {
        assertThatThrownBy(() -> Template.of(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{Ani}", "{event.}", "{event}", "{ ani }", "{queue}"})
    void an_unknown_word_is_refused_with_the_known_ones(String template) {
        assertThatThrownBy(() -> Template.of("x" + template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no "
                                + template
                                + "; it may use only {interactionId}, {ani}, {dnis},"
                                + " {vendorCallKey} and {event.<attribute>}");
    }

    @Test
    void a_field_that_cannot_be_filled_is_left_out() throws JsonProcessingException {
        FieldTemplates fields =
                new FieldTemplates(
                        Map.of(
                                "B__c", Template.of("{event.two words.x}"),
                                "A__c", Template.of("{event.language}"),
                                "C__c", Template.of("{dnis}")));
        assertThat(fields.fill(CONTACT)).containsOnlyKeys("A__c", "B__c");
        String json = fields.fillAsJson(CONTACT);
        assertThat(json).startsWith("{\"A__c\":\"de\"");
        assertThat(new ObjectMapper().readTree(json).get("B__c").asText()).isEqualTo("$1 \\ \"q\"");
    }

    @Test
    void without_any_field_nothing_is_sent() {
        FieldTemplates fields = new FieldTemplates(Map.of("C__c", Template.of("{dnis}")));
        assertThat(fields.fill(CONTACT)).isNull();
        assertThat(fields.fillAsJson(CONTACT)).isNull();
        assertThat(FieldTemplates.NONE.fillAsJson(CONTACT)).isNull();
    }
}
