package dev.tandem.e2e;

import dev.tandem.embedded.salesforce.Endpoint;
import dev.tandem.embedded.salesforce.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What goes wrong in a simulated org. */
final class OrgFaults {
    static final Fault.Kind OUT_OF_SERVICE =
            new Fault.Answering(
                    503,
                    "[{\"message\":\"Server too busy\",\"errorCode\":\"SERVER_UNAVAILABLE\"}]",
                    Map.of());

    private OrgFaults() {}

    /** It is carried out at once and answered after a second and a half. */
    static Fault slow(Endpoint endpoint) {
        return Fault.on(endpoint, new Fault.Slow()).delayed(Duration.ofMillis(1500));
    }

    static Fault refused(Endpoint endpoint, int status) {
        return Fault.on(endpoint, new Fault.Refusing(status, List.of("Not for this contact")));
    }
}
