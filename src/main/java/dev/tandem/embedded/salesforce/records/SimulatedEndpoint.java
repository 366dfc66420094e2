package dev.tandem.embedded.salesforce.records;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the org answers: the token endpoint, the four calls of the voice wrapper, and queries and
 * the limits of any API version.
 */
public enum SimulatedEndpoint {
    TOKEN("token", "/services/oauth2/token"),
    CREATE_VOICE_CALL("create", SimulatedEndpoint.VOICE + "createVoiceCall"),
    EXECUTE_OMNI_FLOW("omni-flow", SimulatedEndpoint.VOICE + "executeOmniFlow"),
    CLEAR_ROUTING("clear", SimulatedEndpoint.VOICE + "clearRouting"),
    UPDATE_VOICE_CALL("update", SimulatedEndpoint.VOICE + "updateVoiceCall"),
    QUERY("query", "/services/data/v62.0/query"),
    LIMITS("limits", "/services/data/v62.0/limits");

    private static final String VOICE = "/services/apexrest/cisco_wxcc_scv/voice/v1/";
    private static final Pattern DATA_PATH =
            Pattern.compile("/services/data/v\\d{2}\\.0/(query|limits)/?");
    private static final Map<String, SimulatedEndpoint> BY_PATH =
            Stream.of(values())
                    .collect(Collectors.toMap(SimulatedEndpoint::path, Function.identity()));

    private final String word;
    private final String path;

    SimulatedEndpoint(String word, String path) {
        this.word = word;
        this.path = path;
    }

    /**
     * The short word: {@code token}, {@code query}, {@code limits}, or the one that Tandem's domain
     * has for the command.
     */
    public String word() {
        return word;
    }

    /** The path below the instance URL. */
    public String path() {
        return path;
    }

    /** The method that requests for it have. */
    public HttpMethod method() {
        return this == QUERY || this == LIMITS ? HttpMethod.GET : HttpMethod.POST;
    }

    public static @Nullable SimulatedEndpoint ofPath(String path) {
        Matcher data = DATA_PATH.matcher(path);
        return data.matches() ? ofWord(data.group(1)) : BY_PATH.get(path);
    }

    /**
     * The endpoint of that word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static SimulatedEndpoint ofWord(String word) {
        return Stream.of(values())
                .filter(endpoint -> endpoint.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Expected one of token, create, omni-flow, clear, update,"
                                        + " query, limits, but got: "
                                        + word));
    }
}
