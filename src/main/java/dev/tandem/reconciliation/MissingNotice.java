package dev.tandem.reconciliation;

/**
 * An event that Webex knows of and the topic does not.
 *
 * @param body a webhook's, as JSON, with Webex's own times: written twice, it is the same event
 */
public record MissingNotice(String interactionId, Kind kind, String body) {

    /** What happened to the call. */
    public enum Kind {
        STARTED("task:new"),
        CONNECTED("task:connected"),
        ENDED("task:ended");

        private final String eventType;

        Kind(String eventType) {
            this.eventType = eventType;
        }

        /** As webhooks name it. */
        public String eventType() {
            return eventType;
        }
    }

    /** Without the body, which holds the caller's number. */
    @Override
    public String toString() {
        return "MissingNotice[interactionId=%s, kind=%s]".formatted(interactionId, kind);
    }
}
