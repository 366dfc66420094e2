package dev.tandem.webex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What flows and webhooks hold that their documentation does not show. */
class OddInputTest extends TranslatedEvents {
    /** Of every JSON type, and of every size that fits into a body. */
    static final List<String> ODD_VALUES =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-1",
                    "5",
                    "1e400",
                    "-1.5e-300",
                    "1795590827",
                    "99999999999999999999999999",
                    "9".repeat(5_000),
                    "0." + "3".repeat(5_000),
                    "\"\"",
                    "\" \"",
                    "\"null\"",
                    "\"undefined\"",
                    "\"{{NewPhoneContact.Value}}\"",
                    "\"\\u0000\\ud800\\n\"",
                    "\"" + "[".repeat(50_000) + "\"",
                    "[]",
                    "[[],{}]",
                    "{}",
                    "{\"a\":{\"b\":[1,null,\"c\"]}}",
                    "{\"" + "n".repeat(60_000) + "\":1}",
                    "[".repeat(20_000) + "]".repeat(20_000));

    private static final List<String> OF_FLOWS =
            List.of(
                    "ani",
                    "dnis",
                    "orgId",
                    "entryPointId",
                    "time",
                    "attributes",
                    "callbackType",
                    "queueId",
                    "agentId",
                    "reason",
                    "terminatingParty",
                    "type");

    private static final List<String> OF_WEBHOOKS =
            List.of(
                    "channelType",
                    "direction",
                    "origin",
                    "destination",
                    "queueId",
                    "agentId",
                    "outboundType",
                    "callbackType",
                    "reason",
                    "terminatingParty",
                    "createdTime",
                    "entryPointId",
                    "filePath",
                    "parentVoiceCallId",
                    "parentInteractionId");

    static Stream<String> bodies() {
        Stream<String> flows =
                Stream.of("NewPhoneContact", "AgentOffered", "AgentAnswered", "PhoneContactEnded")
                        .flatMap(event -> odd(OF_FLOWS).map(more -> flow(event, "," + more)));
        Stream<String> attributes =
                odd(List.of("CallbackType", "parentVoiceCallId", "queue", "Headers"))
                        .map(more -> flow("NewContact", ",\"attributes\":{" + more + "}"));
        Stream<String> webhooks =
                Stream.of(
                                "task:new",
                                "task:parked",
                                "task:connected",
                                "task:ended",
                                "capture:available")
                        .flatMap(event -> odd(OF_WEBHOOKS).map(more -> task(event, "," + more)));
        return Stream.of(flows, attributes, webhooks).flatMap(it -> it);
    }

    private static Stream<String> odd(List<String> fields) {
        return fields.stream()
                .flatMap(field -> ODD_VALUES.stream().map(value -> "\"" + field + "\":" + value));
    }

    @Test
    void no_value_of_an_optional_field_costs_an_event_or_moves_its_time_away() {
        assertThat(bodies())
                .allSatisfy(body -> {
                    EventSource door =
                            body.contains("\"event\"") ? EventSource.FLOW : EventSource.WEBHOOK;
                    EventTranslation translation =
                            translator.translate(body.getBytes(UTF_8), door, RECEIVED, false);
                    assertThat(translation).isInstanceOf(EventTranslation.Translated.class);
                    Notice notice = ((EventTranslation.Translated) translation).notice();
                    assertThat(notice.header().at()).isEqualTo(RECEIVED);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "false", "0", "\"\"", "\"null\"", "\"{{CallbackType}}\"", "{}"})
    void what_is_no_callback_type_makes_no_callback(String value) {
        String field = "\"CallbackType\":" + value;
        for (String more : List.of("," + field, ",\"attributes\":{" + field + "}")) {
            assertThat(started(more).header().callback()).as(more).isFalse();
        }
    }

    @Test
    void no_value_of_a_type_or_direction_that_is_no_text_hides_a_call() {
        for (String value : List.of("null", "true", "7", "{}", "[]", "\"\"", "\"{{x}}\"")) {
            String body =
                    task(
                            "task:new",
                            field("destination", "+19997770103")
                                    + ",\"channelType\":"
                                    + value
                                    + ",\"direction\":"
                                    + value);
            assertThat(notice(body))
                    .asInstanceOf(type(ContactStarted.class))
                    .satisfies(started -> assertThat(started.voice()).isTrue())
                    .satisfies(started -> assertThat(started.inbound()).isTrue());
        }
    }

    @Nested
    class Times {
        @ParameterizedTest
        @CsvSource({
            "1772359200123, 2026-03-01T10:00:00.123Z",
            "1772359200, 2026-03-01T10:00:00Z",
            "1772359200.5, 2026-03-01T10:00:00.500Z",
            "1.7723592E9, 2026-03-01T10:00:00Z",
            "1772359201123.75, 2026-03-01T10:00:01.123Z",
        })
        void seconds_are_read_as_seconds(String time, String expected) {
            for (String value : List.of(time, '"' + time + '"')) {
                if (!value.equals("\"1.7723592E9\"")) {
                    assertThat(at(value)).as(value).isEqualTo(Instant.parse(expected));
                }
            }
        }

        @Test
        void five_minutes_ahead_are_believed_and_no_more() {
            Instant ahead = RECEIVED.plus(Duration.ofMinutes(5));
            assertThat(at("" + ahead.toEpochMilli())).isEqualTo(ahead);
            assertThat(at("" + (ahead.toEpochMilli() + 1))).isEqualTo(RECEIVED);
            assertThat(at("\"2028-01-01T00:00:00Z\"")).isEqualTo(RECEIVED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"5", "0", "946684799", "\"1969-12-31T23:59:59Z\"", "1772359200123000"})
        void what_no_call_can_have_is_the_time_of_the_receipt(String time) {
            assertThat(at(time)).isEqualTo(RECEIVED);
        }

        @Test
        void an_old_time_is_kept_where_events_may_be_late_and_not_where_the_flow_runs_now() {
            String body = flow("NewContact", ",\"time\":\"2025-01-01T00:00:00Z\"");
            assertThat(translated(body, EventSource.TOPIC).header().at())
                    .isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
            assertThat(translated(body, EventSource.FLOW).header().at()).isEqualTo(RECEIVED);
        }

        private Instant at(String time) {
            return notice(task("task:parked", ",\"createdTime\":" + time)).header().at();
        }
    }

    @Nested
    class Names {
        @Test
        void fields_are_read_in_webex_own_spelling() {
            String body =
                    """
                    {"Event":"NewPhoneContact","InteractionId":"t1","ANI":"+1480","DNIS":"+1999",\
                    "OrgId":"o","EntryPointId":"e","Time":1772359200000,"Attributes":{"tier":"gold"}}\
                    """;
            assertThat(notice(body))
                    .asInstanceOf(type(ContactStarted.class))
                    .satisfies(started -> {
                        assertThat(started.ani()).isEqualTo("+1480");
                        assertThat(started.dnis()).isEqualTo("+1999");
                        assertThat(started.header().orgId()).isEqualTo("o");
                        assertThat(started.entryPointId()).isEqualTo("e");
                        assertThat(started.header().at())
                                .isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
                        assertThat(started.attributes()).containsEntry("tier", "gold");
                    });
        }

        @Test
        void where_both_are_there_the_exact_name_counts_unless_it_is_null() {
            assertThat(started(",\"ANI\":\"+1\",\"ani\":\"+2\"").ani()).isEqualTo("+2");
            assertThat(started(",\"ANI\":\"+1\",\"ani\":null").ani()).isEqualTo("+1");
        }
    }

    @Nested
    class Attributes {
        @Test
        void objects_and_arrays_are_reached_with_dots() {
            assertThat(
                            started(
                                            ",\"attributes\":{\"headers\":{\"X-Foo\":\"bar\","
                                                + "\"X-List\":[\"a\",\"b\"]},\"ids\":[{\"n\":7}]}")
                                    .attributes())
                    .containsEntry("headers.X-Foo", "bar")
                    .containsEntry("headers.X-List", "a")
                    .containsEntry("headers.X-List.1", "b")
                    .containsEntry("ids.0.n", "7");
        }

        @Test
        void they_may_come_as_text_that_holds_json() {
            assertThat(
                            started(
                                            ",\"attributes\":\"{\\\"tier\\\":\\\"gold\\\","
                                                    + "\\\"headers\\\":{\\\"X-Foo\\\":1}}\"")
                                    .attributes())
                    .containsEntry("tier", "gold")
                    .containsEntry("headers.X-Foo", "1");
            assertThat(
                            started(",\"attributes\":{\"headers\":\"{\\\"X-Foo\\\":\\\"bar\\\"}\"}")
                                    .attributes())
                    .containsEntry("headers.X-Foo", "bar");
            assertThat(started(",\"attributes\":\"tier=gold\"").attributes()).isEmpty();
        }

        @Test
        void what_was_not_rendered_is_left_out() {
            assertThat(started(",\"attributes\":{\"a\":\"{{tier}}\",\"b\":\"x\"}").attributes())
                    .containsOnlyKeys("b");
            assertThat(
                            started(
                                            ",\"attributes\":{\"parentVoiceCallId\":\"{{id}}\","
                                                    + "\"callOrigin\":\"null\"}")
                                    .origin())
                    .isNull();
        }
    }

    private ContactStarted started(String more) {
        return (ContactStarted) notice(flow("NewContact", more));
    }

    private Notice translated(String body, EventSource door) {
        return ((EventTranslation.Translated)
                        translator.translate(body.getBytes(UTF_8), door, RECEIVED, false))
                .notice();
    }
}
