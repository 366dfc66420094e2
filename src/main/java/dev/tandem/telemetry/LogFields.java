package dev.tandem.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;

/**
 * What the log lines of this thread are about, until it is closed: with JSON logs each of these is
 * a field to search by. Used by one thread.
 */
public final class LogFields implements AutoCloseable {
    static final String INTERACTION_ID = "interactionId";
    static final String COMMAND_ID = "commandId";
    static final String ORG = "org";

    private final List<String> names = new ArrayList<>(3);

    private LogFields() {}

    /** Lines about an interaction. */
    public static LogFields ofInteraction(String interactionId) {
        return new LogFields().with(INTERACTION_ID, interactionId);
    }

    /** Lines about a command of an interaction to an org. */
    public static LogFields ofCommand(String interactionId, String commandId, String org) {
        return ofInteraction(interactionId).with(COMMAND_ID, commandId).with(ORG, org);
    }

    private LogFields with(String name, String value) {
        MDC.put(name, value);
        names.add(name);
        return this;
    }

    @Override
    public void close() {
        names.forEach(MDC::remove);
    }
}
