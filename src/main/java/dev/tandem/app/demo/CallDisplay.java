package dev.tandem.app.demo;

import java.time.Duration;
import java.util.List;

/** Shows the calls while they live. */
interface CallDisplay {
    /**
     * Shows how they look now.
     *
     * @param calls always the same ones in the same order
     * @param elapsed since the first call
     */
    void show(List<CallView> calls, Duration elapsed);
}
