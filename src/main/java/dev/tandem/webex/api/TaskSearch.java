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

    /** Which of a contact's times must lie in the time that is asked for: one, in each question. */
    private enum Comparator {
        /** What Webex does without being asked for a comparator. */
        CREATED(""),
        /** Contacts are found by their creation: those of the day before are looked at, too. */
        ENDED("timeComparator: endedTime startTimeLookBackDays: 1");

        private final String arguments;

        Comparator(String arguments) {
            this.arguments = arguments;
        }
    }

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
        for (Comparator comparator : Comparator.values()) {
            find(comparator, from, to, each);
        }
    }

    private void find(Comparator comparator, Instant from, Instant to, Consumer<FoundTask> each)
            throws InterruptedException {
        String cursor = "0";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode found = ask(query(comparator, from, to, cursor));
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
        find(comparator, from, from.plus(half), each);
        find(comparator, from.plus(half), to, each);
    }

    /** GraphQL refuses with HTTP 200: that must not look like a time without contacts. */
    private JsonNode ask(String query) throws InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        body.put("query", query);
        JsonNode answer = api.send("POST", "/search?orgId=" + orgId, body);
        JsonNode found = answer.at("/data/taskDetails");
        if (answer.path("errors").size() > 0 || !found.isObject()) {
            throw new WebexApiException(
                    0,
                    "Webex's search does not answer the question: "
                            + answer.at("/errors/0/message").asText("there is no taskDetails"));
        }
        return found;
    }

    private static String query(Comparator comparator, Instant from, Instant to, String cursor) {
        return "{taskDetails(from: %d to: %d %s"
                        .formatted(from.toEpochMilli(), to.toEpochMilli(), comparator.arguments)
                + " filter: {and: [{channelType: {equals: telephony}}]}"
                + " pagination: {cursor: \"%s\"}) {tasks {id isActive".formatted(cursor)
                + " channelType direction createdTime endedTime origin destination"
                + " connectedCount} pageInfo {hasNextPage endCursor}}}";
    }
}
