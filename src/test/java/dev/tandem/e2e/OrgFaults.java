package dev.tandem.e2e;

import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The faults of a simulated org. */
final class OrgFaults {
    static final SimulatedFault.Kind OUT_OF_SERVICE =
            new SimulatedFault.Answering(
                    503,
                    "[{\"message\":\"Server too busy\",\"errorCode\":\"SERVER_UNAVAILABLE\"}]",
                    Map.of());

    private OrgFaults() {}

    /** The request is executed at once and answered after 1.5 seconds. */
    static SimulatedFault slow(SimulatedEndpoint endpoint) {
        return SimulatedFault.on(endpoint, new SimulatedFault.Slow())
                .delayed(Duration.ofMillis(1500));
    }

    static SimulatedFault refused(SimulatedEndpoint endpoint, int status) {
        return SimulatedFault.on(
                endpoint, new SimulatedFault.Refusing(status, List.of("Not for this contact")));
    }
}
