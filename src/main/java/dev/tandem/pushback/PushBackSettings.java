package dev.tandem.pushback;

import dev.tandem.webex.api.WebexApiSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How variables are written.
 *
 * @param groupId the consumer group on the journal
 * @param topic the journal
 * @param flowMaySpeak how long after Salesforce's answer a flow's own request is waited for; zero
 *     where the flow door is closed
 * @param webex how Webex is reached; null where nothing is written
 */
public record PushBackSettings(
        String groupId, String topic, Duration flowMaySpeak, @Nullable WebexApiSettings webex) {
    /** A flow's request comes within a second of the webhook about the same contact. */
    private static final Duration FLOW_WAIT = Duration.ofSeconds(1);

    /**
     * With the usual wait.
     *
     * @param flowDoorOpen whether flows can ask
     * @param webex null where nothing is written
     */
    public static PushBackSettings of(
            String groupId, String topic, boolean flowDoorOpen, @Nullable WebexApiSettings webex) {
        return new PushBackSettings(
                groupId, topic, flowDoorOpen ? FLOW_WAIT : Duration.ZERO, webex);
    }
}
