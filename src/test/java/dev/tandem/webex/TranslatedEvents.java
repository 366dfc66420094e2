package dev.tandem.webex;

import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A translator, and the events that the tests of both shapes give it. */
abstract class TranslatedEvents {
    static final Instant RECEIVED = Instant.parse("2026-03-01T10:00:00.123Z");

    final List<String> asked = new ArrayList<>();
    final WebexEventTranslator translator =
            new WebexEventTranslator((dnis, org, entryPoint) -> {
                asked.add(dnis + " " + org + " " + entryPoint);
                return null;
            });

    Notice notice(String body) {
        return ((EventTranslation.Translated) translate(body)).notice();
    }

    EventTranslation translate(String body) {
        return translator.translate(
                SampleWebhooks.bytes(body), EventSource.WEBHOOK, RECEIVED, false);
    }

    static String task(String type, String more) {
        return "{\"type\":\"" + type + "\",\"data\":{\"taskId\":\"t1\"" + more + "}}";
    }

    static String flow(String event, String more) {
        return "{\"event\":\"" + event + "\",\"interactionId\":\"t1\"" + more + "}";
    }

    static String field(String name, String value) {
        return value == null ? "" : ",\"" + name + "\":\"" + value + "\"";
    }
}
