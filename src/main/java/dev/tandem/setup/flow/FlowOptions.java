package dev.tandem.setup.flow;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What differs from one Webex organisation to the next.
 *
 * @param name the flow's name, unique in its organisation
 * @param host where Webex reaches Tandem, e.g. {@code https://tandem.example.com}; a path before
 *     Tandem's own is kept
 * @param defaultQueue where a call waits whenever the answer names no other place
 * @param connector the connector of Control Hub that holds the key; null sends the key as a bearer
 *     token instead
 * @param key the key of the keys file, unused with a connector; null leaves a placeholder
 * @param screenPop whether and where the record opens when an agent answers
 */
public record FlowOptions(
        String name,
        URI host,
        Queue defaultQueue,
        @Nullable Connector connector,
        @Nullable String key,
        ScreenPop screenPop) {

    /** What stands where the key belongs. */
    public static final String KEY_PLACEHOLDER = "replace-with-the-key-of-the-flow";

    /**
     * @throws IllegalArgumentException with a sentence for whoever gave the value
     */
    public FlowOptions {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The flow needs a name, for example \"Tandem\", but it is blank.");
        }
        if (!isBase(host)) {
            throw new IllegalArgumentException(
                    "The host must be the address where Webex reaches Tandem, without a query, for"
                            + " example https://tandem.example.com, but it is "
                            + host
                            + ".");
        }
        if (key != null && !key.matches("[!-~&&[^\"\\\\{}]]+")) {
            throw new IllegalArgumentException(
                    "The key must be visible ASCII characters without quotation marks, backslashes"
                            + " and braces: take one that \"./tandem setup keys\" wrote.");
        }
    }

    private static boolean isBase(URI host) {
        String scheme = host.getScheme();
        return ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
                && host.getHost() != null
                && host.getRawUserInfo() == null
                && host.getRawQuery() == null
                && host.getRawFragment() == null;
    }

    /**
     * A queue of Webex.
     *
     * @param id its UUID
     * @param name as Flow Designer shows it; null shows the id
     * @param type {@code LONGEST_AVAILABLE_AGENT} or {@code SKILLS_BASED}; null is the former
     */
    public record Queue(String id, @Nullable String name, @Nullable String type) {
        /** How most queues choose their agent. */
        public static final String USUAL_TYPE = "LONGEST_AVAILABLE_AGENT";

        public Queue {
            if (id.isBlank()) {
                throw new IllegalArgumentException(
                        "The default queue needs its id: copy it from the queue's page in Control"
                                + " Hub.");
            }
        }
    }

    /**
     * A connector of Control Hub.
     *
     * @param id its UUID
     * @param name as Flow Designer shows it; null shows the id
     */
    public record Connector(String id, @Nullable String name) {
        public Connector {
            if (id.isBlank()) {
                throw new IllegalArgumentException(
                        "The connector needs its id: copy it from the connector's page in Control"
                                + " Hub.");
            }
        }
    }

    /** Where a screen pop opens. */
    public enum ScreenPop {
        /** There is no screen pop: the desktop in Salesforce opens the record by itself. */
        NONE,
        /** Each call opens a new tab of the browser. */
        NEW_TAB,
        /** All calls share one tab of the browser. */
        EXISTING_TAB
    }
}
