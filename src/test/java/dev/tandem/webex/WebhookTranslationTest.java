package dev.tandem.webex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.ContactUpdated;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTranslationTest extends TranslatedEvents {
    @Test
    void a_new_task_says_who_called_whom_when() {
        assertThat(notice(SampleWebhooks.TASK_NEW))
                .asInstanceOf(type(ContactStarted.class))
                .satisfies(started -> {
                    assertThat(started.ani()).isEqualTo("+14806754084");
                    assertThat(started.dnis()).isEqualTo("+19997770103");
                    assertThat(started.voice()).isTrue();
                    assertThat(started.inbound()).isTrue();
                    assertThat(started.header().at())
                            .isEqualTo(Instant.ofEpochMilli(1697211697600L));
                    assertThat(started.header().orgId()).isEqualTo(SampleWebhooks.ORG);
                    assertThat(started.header().type()).isEqualTo("task:new");
                    assertThat(started.header().receivedAt()).isEqualTo(RECEIVED);
                    assertThat(started.header().callback()).isFalse();
                });
        assertThat(asked).containsExactly("+19997770103 " + SampleWebhooks.ORG + " null");
    }

    @ParameterizedTest
    @CsvSource({
        "task:parked, ContactQueued",
        "task:connect, AgentOffered",
        "task:connected, AgentConnected",
        "task:ended, ContactEnded",
        "TASK:Ended, ContactEnded",
        "task:failed, OtherNotice",
        "task:customer-left, CustomerLeft",
        "task:consulting, AnswerImplied",
        "task:consult-done, AnswerImplied",
        "task:conferencing, AnswerImplied",
        "task:conference-done, AnswerImplied",
        "task:join-conference, AnswerImplied",
        "task:exit-conference, AnswerImplied",
        "task:conference-transferred, AnswerImplied",
        "task:owner-changed, AnswerImplied",
        "task:primary-owner-left, AnswerImplied",
        "task:origin-updated, OtherNotice",
        "task:on-hold, CallHeld",
        "task:hold-done, CallResumed",
        "capture:available, AnswerImplied",
        "task:invented-tomorrow, OtherNotice"
    })
    void each_type_is_its_notice_in_any_case(String type, String expected) {
        assertThat(notice(task(type, "")).getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void the_type_has_one_spelling_so_that_duplicates_are_recognised() {
        assertThat(notice(task("Task:Parked", "")).header().type()).isEqualTo("task:parked");
    }

    @Test
    void an_end_says_why_and_by_whom() {
        String body = task("task:ended", ",\"reason\":\"RONA\",\"terminatingParty\":\"System\"");

        assertThat(notice(body))
                .asInstanceOf(type(ContactEnded.class))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("RONA"))
                .satisfies(e -> assertThat(e.terminatingParty()).isEqualTo("System"));
    }

    @Test
    void queue_and_agent_are_kept() {
        assertThat(notice(task("task:parked", ",\"queueId\":\"q1\"")))
                .asInstanceOf(type(ContactQueued.class))
                .satisfies(queued -> assertThat(queued.queueId()).isEqualTo("q1"));
        assertThat(notice(task("task:connect", ",\"queueId\":\"q2\"")))
                .asInstanceOf(type(AgentOffered.class))
                .satisfies(offered -> assertThat(offered.queueId()).isEqualTo("q2"));
        assertThat(notice(task("task:connected", ",\"agentId\":\"a1\",\"queueId\":\"q3\"")))
                .asInstanceOf(type(AgentConnected.class))
                .satisfies(connected -> assertThat(connected.agentId()).isEqualTo("a1"))
                .satisfies(connected -> assertThat(connected.queueId()).isEqualTo("q3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"createdTime\":null",
                ",\"createdTime\":\"\"",
                ",\"createdTime\":\"soon\"",
                ",\"createdTime\":-5",
                ",\"createdTime\":99999999999999999999999999",
                ",\"createdTime\":999999999999999999",
                ",\"createdTime\":{}"
            })
    void a_time_that_says_nothing_is_the_time_of_arrival(String createdTime) {
        assertThat(notice(task("task:parked", createdTime)).header().at()).isEqualTo(RECEIVED);
    }

    @Test
    void a_time_in_text_form_is_read() {
        assertThat(notice(task("task:parked", ",\"createdTime\":\"1697211697600\"")).header())
                .satisfies(header ->
                        assertThat(header.at()).isEqualTo(Instant.ofEpochMilli(1697211697600L)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "telephony, INBOUND, true, true",
                "Telephony, inbound, true, true",
                "telephony, -, true, true",
                "telephony, OUTBOUND, true, false",
                "chat, INBOUND, false, true",
                "-, INBOUND, true, true"
            })
    void channel_and_direction_are_read_in_any_case(
            String channel, String direction, boolean voice, boolean inbound) {
        String body =
                task(
                        "task:new",
                        field("channelType", channel)
                                + field("direction", direction)
                                + field("destination", "+19997770103"));

        assertThat(notice(body))
                .asInstanceOf(type(ContactStarted.class))
                .satisfies(started -> assertThat(started.voice()).isEqualTo(voice))
                .satisfies(started -> assertThat(started.inbound()).isEqualTo(inbound));
    }

    @ParameterizedTest
    @CsvSource({
        "jane@example.com, false",
        "Jane, false",
        "'', false",
        "1001, true",
        "+1 (999) 777-0103, true",
        "sip:jane@example.com, true"
    })
    void without_a_channel_the_numbers_tell_whether_it_is_a_call(String origin, boolean voice) {
        assertThat(notice(task("task:new", field("origin", origin))))
                .asInstanceOf(type(ContactStarted.class))
                .satisfies(started -> assertThat(started.voice()).isEqualTo(voice));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, OtherNotice",
                "-, +14806754084, ContactEnded",
                "telephony, -, ContactEnded",
                "chat, +14806754084, OtherNotice",
            })
    void a_failed_task_is_an_end_where_it_is_a_call(
            String channel, String origin, String expected) {
        String body = task("task:failed", field("channelType", channel) + field("origin", origin));

        assertThat(notice(body).getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void an_updated_origin_is_the_callers_new_number() {
        assertThat(notice(task("task:origin-updated", field("origin", "+14806754085"))))
                .asInstanceOf(type(ContactUpdated.class))
                .satisfies(updated -> assertThat(updated.ani()).isEqualTo("+14806754085"));
    }

    @Test
    void a_withheld_number_stays_empty() {
        assertThat(notice(task("task:new", ",\"origin\":\"\"")))
                .asInstanceOf(type(ContactStarted.class))
                .satisfies(started -> assertThat(started.ani()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"COURTESY_CALLBACK", "courtesy_callback"})
    void a_courtesy_callback_shows_on_any_notice(String outboundType) {
        assertThat(notice(task("task:connect", field("outboundType", outboundType))))
                .asInstanceOf(type(AgentOffered.class))
                .satisfies(offered -> assertThat(offered.header().callback()).isTrue());
    }

    @Test
    void huge_and_odd_texts_are_tamed() {
        String body =
                task(
                        "task:new",
                        field("origin", "x".repeat(255) + "\uD83D\uDE00" + "y".repeat(5000))
                                + field("destination", "+1\\u0000\\n2"));

        assertThat(notice(body))
                .asInstanceOf(type(ContactStarted.class))
                .satisfies(started -> assertThat(started.ani()).isEqualTo("x".repeat(255)))
                .satisfies(started -> assertThat(started.dnis()).isEqualTo("+1  2"));
    }

    @Test
    void fields_of_another_shape_count_as_missing() {
        assertThat(notice(task("task:new", ",\"origin\":{},\"destination\":[1]")))
                .asInstanceOf(type(ContactStarted.class))
                .satisfies(started -> assertThat(started.ani()).isNull())
                .satisfies(started -> assertThat(started.dnis()).isNull());
    }

    @Test
    void an_event_about_no_task_is_not_for_interactions() {
        assertThat(translate("{\"type\":\"agent:login\",\"data\":{\"agentId\":\"a\"}}"))
                .isEqualTo(new EventTranslation.NotForInteractions("agent:login"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"task:new\"}",
                "{\"type\":\"task:new\",\"data\":[]}",
                "{\"type\":\"task:new\",\"data\":{\"taskId\":\"\"}}",
                "{\"type\":\"task:new\",\"data\":{\"taskId\":\"a\\nb\"}}",
                "{}",
                "null",
                "",
                "\u0000"
            })
    void an_event_without_a_task_id_is_unreadable(String body) {
        assertThat(translate(body)).isInstanceOf(EventTranslation.Unreadable.class);
    }

    @Test
    void bytes_that_are_no_text_are_unreadable() {
        byte[] body = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};

        assertThat(translator.translate(body, EventSource.TOPIC, RECEIVED, false))
                .isInstanceOf(EventTranslation.Unreadable.class);
    }

    @Test
    void door_and_redrive_are_passed_on() {
        var translated =
                (EventTranslation.Translated)
                        translator.translate(
                                SampleWebhooks.bytes(SampleWebhooks.TASK_NEW),
                                EventSource.TOPIC,
                                RECEIVED,
                                true);

        assertThat(translated.interactionId()).isEqualTo(SampleWebhooks.TASK);
        assertThat(translated.notice().header().source()).isEqualTo(EventSource.TOPIC);
        assertThat(translated.notice().header().redriven()).isTrue();
    }
}
