package dev.tandem.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
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
    public static final String ID = "id";

    /** The problem type of an interaction that the owner does not know. */
    public static final String UNKNOWN = "urn:tandem:problem:unknown-interaction";

    private InstancePaths() {}

    /** Path and query for one interaction. */
    public static String one(String interactionId) {
        return ROOT + "/" + ONE + "?" + ID + "=" + URLEncoder.encode(interactionId, UTF_8);
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
}
