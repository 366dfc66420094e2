package dev.tandem.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The paths between instances. User input is encoded into the query: in a path it could address
 * another resource.
 */
public final class InstancePaths {
    /** The prefix of all of them. */
    public static final String ROOT = "/instance";

    public static final String ONE = "interaction";
    public static final String LATEST = "interactions";
    public static final String ROWS = "rows";
    public static final String NUMBERS = "numbers";
    public static final String ID = "id";

    /** Servers refuse request lines of more than 4096 bytes. */
    private static final int LONGEST = 3_500;

    /** The problem type of an interaction that the owner does not know. */
    public static final String UNKNOWN = "urn:tandem:problem:unknown-interaction";

    private InstancePaths() {}

    /** Path and query for one interaction. */
    public static String one(String interactionId) {
        return ROOT + "/" + ONE + "?" + ID + "=" + URLEncoder.encode(interactionId, UTF_8);
    }

    /** Path and query for the whole numbers of one interaction. */
    public static String numbersOf(String interactionId) {
        return ROOT + "/" + NUMBERS + "?" + ID + "=" + URLEncoder.encode(interactionId, UTF_8);
    }

    /**
     * Path and query for a list.
     *
     * @param parameters by name, not encoded yet
     */
    public static String list(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                .collect(Collectors.joining("&", ROOT + "/" + LATEST + "?", ""));
    }

    /**
     * Paths and queries for the rows of these interactions, with as many of them in each as fit.
     */
    public static List<Rows> rows(Collection<String> interactionIds) {
        List<Rows> all = new ArrayList<>();
        StringBuilder query = new StringBuilder();
        int ids = 0;
        for (String id : interactionIds) {
            String parameter = ID + "=" + URLEncoder.encode(id, UTF_8);
            if (ids > 0 && query.length() + parameter.length() > LONGEST) {
                all.add(new Rows(ROOT + "/" + ROWS + "?" + query, ids));
                query.setLength(0);
                ids = 0;
            }
            query.append(ids == 0 ? "" : "&").append(parameter);
            ids++;
        }
        if (ids > 0) {
            all.add(new Rows(ROOT + "/" + ROWS + "?" + query, ids));
        }
        return all;
    }

    /**
     * One request for rows.
     *
     * @param ids how many interactions it asks for
     */
    public record Rows(String pathAndQuery, int ids) {}
}
