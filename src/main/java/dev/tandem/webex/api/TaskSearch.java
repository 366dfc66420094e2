package dev.tandem.webex.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Webex's search for contacts, page after page. */
public final class TaskSearch {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A page has 250 contacts; a time with more than this many pages is asked for in parts. */
    private static final int MOST_PAGES = 40;

    private final WebexApi api;
    private final String orgId;

    /**
     * A search in one organisation.
     *
     * @param orgId as {@link Subscriptions#orgId} tells it
     */
    public TaskSearch(WebexApi api, String orgId) {
        this.api = api;
        this.orgId = orgId;
    }

    /**
     * Finds the contacts that began or ended in that time, each once or more often.
     *
     * @throws WebexApiException when Webex refuses a request
     */
    public void find(Instant from, Instant to, Consumer<FoundTask> each)
            throws InterruptedException {
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            ObjectNode body = JSON.createObjectNode();
            body.put("query", query(from, to, cursor));
            JsonNode found =
                    api.send("POST", "/search?orgId=" + orgId, body).at("/data/taskDetails");
            found.path("tasks").forEach(it -> each.accept(FoundTask.of(it)));
            if (!found.at("/pageInfo/hasNextPage").asBoolean(false)) {
                return;
            }
            cursor = found.at("/pageInfo/endCursor").asText();
        }
        Duration half = Duration.between(from, to).dividedBy(2);
        if (half.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new WebexApiException(
                    0, "Webex has more contacts within two seconds than its pages can show");
        }
        find(from, from.plus(half), each);
        find(from.plus(half), to, each);
    }

    private static String query(Instant from, Instant to, String cursor) {
        return "{taskDetails(from: %d to: %d pagination: {cursor: \"%s\"}) {tasks {id isActive status"
                        .formatted(from.toEpochMilli(), to.toEpochMilli(), cursor)
                + " channelType direction createdTime endedTime origin destination"
                + " terminationReason abandonedType} pageInfo {hasNextPage endCursor}}}";
    }
}
