package dev.tandem.ops.console;

import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a list of interactions as they came; null where one is absent. {@link
 * ListRequest} checks them.
 *
 * @param search an interaction id, a vendorCallKey, the id of a VoiceCall, or a number
 * @param state a phase
 * @param outcome how it ended
 * @param from first seen then or later
 * @param to first seen before
 * @param cursor what the page before had as next
 * @param limit how many at most
 */
public record ListParameters(
        @Parameter(
                        description =
                                "An interaction id, a vendorCallKey, the id of a VoiceCall (15 or"
                                        + " 18 characters), or a caller's or dialled number: whole,"
                                        + " or its last four digits or more.",
                        example = "4084")
                @QueryParam("search")
                @Nullable String search,
        @Parameter(description = "Only those in this phase.", example = "waiting")
                @QueryParam("state")
                @Nullable String state,
        @Parameter(description = "Only those that ended this way.", example = "abandoned_in_queue")
                @QueryParam("outcome")
                @Nullable String outcome,
        @Parameter(description = "Only those of this contact centre.", example = "main")
                @QueryParam("contactCenter")
                @Nullable String contactCenter,
        @Parameter(description = "Only those of this org.", example = "main") @QueryParam("org")
                @Nullable String org,
        @Parameter(
                        description = "Only those first seen then or later.",
                        example = "2026-02-06T21:00:00Z")
                @QueryParam("from")
                @Nullable String from,
        @Parameter(description = "Only those first seen before.", example = "2026-02-06T22:00:00Z")
                @QueryParam("to")
                @Nullable String to,
        @Parameter(description = "Where to go on: \"next\" of the last answer.")
                @QueryParam("cursor")
                @Nullable String cursor,
        @Parameter(description = "How many at most: 1 to 200, 50 unless given.", example = "50")
                @QueryParam("limit")
                @Nullable String limit) {

    /** None of them. */
    static final ListParameters NONE =
            new ListParameters(null, null, null, null, null, null, null, null, null);

    /** The same with another limit. */
    public ListParameters withLimit(int most) {
        return new ListParameters(
                search,
                state,
                outcome,
                contactCenter,
                org,
                from,
                to,
                cursor,
                Integer.toString(most));
    }

    /** A form sends the fields that were left empty, too. */
    public ListParameters withoutBlanks() {
        return new ListParameters(
                orNull(search),
                orNull(state),
                orNull(outcome),
                orNull(contactCenter),
                orNull(org),
                orNull(from),
                orNull(to),
                orNull(cursor),
                orNull(limit));
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Those that are there, by name. */
    public Map<String, String> present() {
        Map<String, String> present = new LinkedHashMap<>();
        put(present, "search", search);
        put(present, "state", state);
        put(present, "outcome", outcome);
        put(present, "contactCenter", contactCenter);
        put(present, "org", org);
        put(present, "from", from);
        put(present, "to", to);
        put(present, "cursor", cursor);
        put(present, "limit", limit);
        return present;
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    /** Without the text, which may be a number. */
    @Override
    public String toString() {
        return "ListParameters";
    }
}
