package dev.tandem.webex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.ContactUpdated;
import dev.tandem.domain.InteractionInput.OtherNotice;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTranslationTest extends TranslatedEvents {
    @ParameterizedTest
    @ValueSource(strings = {"NewPhoneContact", "NewContact", "newphonecontact"})
    void a_new_contact_is_an_inbound_call_with_attributes(String event) {
        String body =
                flow(
                        event,
                        """
                        ,"ani":"+1480","dnis":"+1999","orgId":"o","entryPointId":"e",\
                        "attributes":{"tier":"gold","age":7,"deep":{"x":1},"none":null}\
                        """);

        assertThat(notice(body))
                .asInstanceOf(type(ContactStarted.class))
                .satisfies(started -> {
                    assertThat(started.voice()).isTrue();
                    assertThat(started.inbound()).isTrue();
                    assertThat(started.ani()).isEqualTo("+1480");
                    assertThat(started.entryPointId()).isEqualTo("e");
                    assertThat(started.attributes())
                            .isEqualTo(Map.of("tier", "gold", "age", "7", "deep.x", "1"));
                });
        assertThat(asked).containsExactly("+1999 o e");
    }

    @ParameterizedTest
    @CsvSource({
        "AgentOffered, AgentOffered",
        "AgentAnswered, AgentConnected",
        "AgentAccepted, AgentConnected",
        "AgentDisconnected, AnswerImplied",
        "ContactAniUpdated, OtherNotice",
        "PhoneContactEnded, ContactEnded"
    })
    void each_event_is_its_notice(String event, String expected) {
        assertThat(notice(flow(event, "")).getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void a_changed_number_is_read() {
        assertThat(notice(flow("ContactAniUpdated", field("ani", "+1481"))))
                .asInstanceOf(type(ContactUpdated.class))
                .satisfies(updated -> assertThat(updated.ani()).isEqualTo("+1481"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2025-02-06T21:09:02.712Z[UTC]\"",
                "\"2025-02-06T21:09:02.712Z\"",
                "\"2025-02-06T22:09:02.712+01:00\"",
                "\"1738876142712\"",
                "1738876142712"
            })
    void times_are_read_as_flows_write_them(String time) {
        assertThat(notice(flow("PhoneContactEnded", ",\"time\":" + time)).header().at())
                .isEqualTo(Instant.parse("2025-02-06T21:09:02.712Z"));
    }

    @Test
    void a_callback_type_shows_that_the_caller_took_the_offer() {
        assertThat(notice(flow("NewContact", ",\"attributes\":{\"CallbackType\":\"web\"}")))
                .satisfies(notice -> assertThat(notice.header().callback()).isTrue());
        assertThat(notice(flow("NewContact", ",\"attributes\":{\"CallbackType\":\"\"}")))
                .satisfies(notice -> assertThat(notice.header().callback()).isFalse());
    }

    @Test
    void a_flood_of_attributes_is_bounded() {
        StringBuilder many = new StringBuilder("\"first\":\"" + "v".repeat(3000) + "\"");
        for (int i = 0; i < 500; i++) {
            many.append(",\"a").append(i).append("\":\"x\"");
        }

        assertThat(notice(flow("NewContact", ",\"attributes\":{" + many + "}")))
                .asInstanceOf(type(ContactStarted.class))
                .satisfies(s -> assertThat(s.attributes()).hasSize(50))
                .satisfies(s -> assertThat(s.attributes().get("first")).hasSize(1024));
    }

    @Test
    void without_an_interaction_it_is_unreadable() {
        assertThat(translate("{\"event\":\"NewContact\"}"))
                .isInstanceOf(EventTranslation.Unreadable.class);
    }

    @Test
    void an_event_of_tomorrow_is_kept_as_another_notice() {
        assertThat(notice(flow("SomethingElse", ""))).isInstanceOf(OtherNotice.class);
    }
}
