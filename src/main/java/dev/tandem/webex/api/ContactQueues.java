package dev.tandem.webex.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The queues of an organisation, which Webex calls contact service queues. */
public final class ContactQueues {
    private static final int PAGE_SIZE = 100;

    /** So many pages hold 10,000 queues; Webex allows fewer. */
    private static final int MOST_PAGES = 100;

    private final WebexApi api;
    private final String path;

    /**
     * The queues of one organisation.
     *
     * @param orgId as {@link Subscriptions#orgId} tells it
     */
    public ContactQueues(WebexApi api, String orgId) {
        this.api = api;
        this.path = "/organization/" + orgId + "/v2/contact-service-queue";
    }

    /**
     * A queue.
     *
     * @param channelType e.g. {@code TELEPHONY}, {@code CHAT}
     * @param queueType {@code INBOUND} or {@code OUTBOUND}
     * @param routingType e.g. {@code LONGEST_AVAILABLE_AGENT}, {@code SKILLS_BASED}
     * @param active whether contacts can be sent to it
     */
    public record ContactQueue(
            String id,
            String name,
            String channelType,
            String queueType,
            String routingType,
            boolean active) {
        static ContactQueue of(JsonNode json) {
            return new ContactQueue(
                    json.path("id").asText(),
                    json.path("name").asText(),
                    json.path("channelType").asText(),
                    json.path("queueType").asText(),
                    json.path("routingType").asText(),
                    json.path("active").asBoolean(true));
        }

        /** Whether calls from outside can wait in it. */
        public boolean takesCalls() {
            return active && channelType.equals("TELEPHONY") && !queueType.equals("OUTBOUND");
        }
    }

    /**
     * All of them, those of other channels and those that are not active among them.
     *
     * @throws WebexApiException when Webex refuses it, or has more than can be listed
     */
    public List<ContactQueue> list() throws InterruptedException {
        List<ContactQueue> found = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer =
                    api.send("GET", path + "?page=%d&pageSize=%d".formatted(page, PAGE_SIZE), null);
            answer.path("data").forEach(it -> found.add(ContactQueue.of(it)));
            if (answer.path("data").isEmpty()
                    || page + 1 >= answer.at("/meta/totalPages").asInt(1)) {
                return found;
            }
        }
        throw new WebexApiException(0, "Webex has more than 10000 queues, which is not expected");
    }
}
