package dev.tandem.setup.flow;

import dev.tandem.setup.flow.FlowOptions.Connector;
import dev.tandem.setup.flow.FlowOptions.Queue;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import java.net.URI;

/** The options of flows for tests, and of the two that are shipped. */
public final class SampleFlows {
    private static final URI HOST = URI.create("https://tandem.example.com");
    private static final String PLACEHOLDER = "00000000-0000-0000-0000-000000000000";
    private static final Queue QUEUE = new Queue(PLACEHOLDER, "replace with your queue", null);

    private SampleFlows() {}

    /** The key is in a variable of the flow. */
    public static FlowOptions bearer(ScreenPop screenPop) {
        return new FlowOptions("Tandem", HOST, QUEUE, null, null, screenPop);
    }

    /** The key is in a connector. */
    public static FlowOptions connector(ScreenPop screenPop) {
        return new FlowOptions(
                "Tandem",
                HOST,
                QUEUE,
                new Connector(PLACEHOLDER, "replace with your connector"),
                null,
                screenPop);
    }

    /** For a door of a test, with this key and this queue. */
    public static FlowOptions at(URI host, String key, String defaultQueue, ScreenPop screenPop) {
        return new FlowOptions(
                "Tandem", host, new Queue(defaultQueue, "Default", null), null, key, screenPop);
    }
}
