package dev.tandem.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.EventSource;
import dev.tandem.embedded.callers.RecordedWebhooks;
import dev.tandem.webex.EventTranslation;
import dev.tandem.webex.SampleWebhooks;
import dev.tandem.webex.WebexEventTranslator;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of received events fits what the program reads, and only that. */
class WebexEventsSchemaTest {
    private static final PublishedSchema SCHEMA = PublishedSchema.at("webex-events.schema.json");

    private final WebexEventTranslator translator = new WebexEventTranslator((_, _, _) -> null);

    @Test
    void the_recorded_webhooks_and_the_samples_fit() throws IOException {
        assertReadAndFits(SampleWebhooks.TASK_NEW);
        assertReadAndFits(SampleWebhooks.withoutTimestamp());
        for (String body : RecordedWebhooks.bodies()) {
            assertReadAndFits(body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'NewPhoneContact','interactionId':'i','ani':'+1','dnis':'+2',"
                        + "'time':'2026-02-06T21:09:02.712Z','attributes':{'language':'de'}}",
                "{'Event':'newPhoneContact','InteractionId':'i','ANI':14806754084,'DNIS':''}",
                "{'event':'AgentAnswered','interactionId':17}",
                "{'event':'Anything','interactionId':' i ','time':1697211697600,'more':[1]}",
                "{'event':'NewContact','interactionId':'i','attributes':'{}','reason':null}",
                "{'type':'agent:login'}",
                "{'type':'agent:state_change','id':'e-1','data':{'agentId':'a','taskId':null}}",
                "{'type':'agent:logout','data':null}",
                "{'type':'campaign:contact-disposition','data':{}}",
                "{'type':'agent:login','data':{'taskId':''}}",
                "{'type':'capture:available','data':{'taskId':'t','filePath':'rec/1.wav'}}",
                "{'type':'TASK:new','data':{'taskId':'t','origin':'','destination':null}}",
                "{'type':'task:parked','event':'also','data':{'taskId':'t','createdTime':'1'}}"
            })
    void what_is_read_fits(String body) {
        assertReadAndFits(body.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'type':''}",
                "{'type':'null'}",
                "{'type':'task:new'}",
                "{'type':'task:new','data':{}}",
                "{'type':'task:new','data':{'taskId':'{{task}}'}}",
                "{'type':'task:new','data':{'taskId':'two words'}}",
                "{'type':'task:new','data':{'taskId':'00000000-0000-0000-0000-000000000000'}}",
                "{'event':'NewPhoneContact'}",
                "{'event':'','interactionId':'i'}",
                "{'event':'NewPhoneContact','interactionId':''}",
                "{'event':'NewPhoneContact','interactionId':null}",
                "{'event':'NewPhoneContact','interactionId':'ü'}",
                "{'event':'NewPhoneContact','INTERACTIONID':'${id}'}"
            })
    void what_becomes_a_dead_letter_does_not_fit(String body) {
        String json = body.replace('\'', '"');
        assertThat(translated(json)).isInstanceOf(EventTranslation.Unreadable.class);
        assertThat(SCHEMA.faults(json)).isNotEmpty();
    }

    @Test
    void an_id_of_more_than_128_characters_does_not_fit() {
        String event = "{\"event\":\"NewContact\",\"interactionId\":\"%s\"}";
        assertReadAndFits(event.formatted("x".repeat(128)));
        assertThat(SCHEMA.faults(event.formatted("x".repeat(129)))).isNotEmpty();
    }

    private void assertReadAndFits(String body) {
        assertThat(translated(body)).as(body).isNotInstanceOf(EventTranslation.Unreadable.class);
        assertThat(SCHEMA.faults(body)).as(body).isEmpty();
    }

    private EventTranslation translated(String body) {
        return translator.translate(body.getBytes(UTF_8), EventSource.TOPIC, Instant.EPOCH, false);
    }
}
