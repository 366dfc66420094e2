package dev.tandem.embedded.callers;

import java.util.List;

/** What Salesforce has received, as far as a recorded call has to wait for it. */
@FunctionalInterface
public interface SeenCalls {
    /** Salesforce has received whatever a recording waits for. */
    SeenCalls ALL = interactionId -> List.of("create", "omni-flow", "clear", "update");

    /** The words of the calls about that interaction. */
    List<String> of(String interactionId);
}
