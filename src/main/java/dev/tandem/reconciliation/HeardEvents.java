package dev.tandem.reconciliation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the three events that a call needs were heard, of the calls in question. */
final class HeardEvents {
    private static final JsonFactory JSON = new JsonFactory();

    private static final int STARTED = 1;
    private static final int CONNECTED = 2;
    private static final int ENDED = 4;

    private final Map<String, Integer> heard = new HashMap<>();
    private final Set<String> inQuestion;

    /**
     * Nothing heard yet.
     *
     * @param inQuestion the interactions that count; of others nothing is kept
     */
    HeardEvents(Set<String> inQuestion) {
        this.inQuestion = Set.copyOf(inQuestion);
    }

    /**
     * Takes a record in.
     *
     * @param body null or no JSON: it says nothing
     */
    void take(String interactionId, byte @Nullable [] body) {
        int event = body == null || !inQuestion.contains(interactionId) ? 0 : eventOf(body);
        if (event != 0) {
            heard.merge(interactionId, event, (one, other) -> one | other);
        }
    }

    boolean started(String interactionId) {
        return has(interactionId, STARTED);
    }

    boolean connected(String interactionId) {
        return has(interactionId, CONNECTED);
    }

    boolean ended(String interactionId) {
        return has(interactionId, ENDED);
    }

    private boolean has(String interactionId, int event) {
        return (heard.getOrDefault(interactionId, 0) & event) != 0;
    }

    private static int eventOf(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return 0;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName().toLowerCase(Locale.ROOT);
                parser.nextToken();
                if (field.equals("type") || field.equals("event")) {
                    return eventOf(parser.getText().toLowerCase(Locale.ROOT));
                }
                parser.skipChildren();
            }
            return 0;
        } catch (IOException notJson) {
            return 0;
        }
    }

    private static int eventOf(String type) {
        return switch (type) {
            case "task:new", "newphonecontact", "newcontact" -> STARTED;
            case "task:connected", "agentanswered", "agentaccepted" -> CONNECTED;
            case "task:ended", "phonecontactended" -> ENDED;
            default -> 0;
        };
    }
}
