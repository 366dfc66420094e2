package dev.tandem.playback;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** The subscription that an event came through: the end of its {@code source}. */
final class EventSubscription {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventSubscription() {}

    /** Its id; empty where the event does not say. */
    static String of(byte[] body) {
        try {
            String source = JSON.readTree(body).path("source").asText("");
            return source.substring(source.lastIndexOf('/') + 1);
        } catch (IOException notJson) {
            return "";
        }
    }
}
