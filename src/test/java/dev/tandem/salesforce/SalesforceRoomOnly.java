package dev.tandem.salesforce;

import dev.tandem.salesforce.settings.NoOrgs;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Starts Quarkus with this room alone: no Kafka, no composition, no settings of other packages. */
public class SalesforceRoomOnly implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.arc.exclude-types",
                "dev.tandem.app.**,dev.tandem.peers.**,dev.tandem.security.**,dev.tandem.dispatch.**,dev.tandem.ops.**,dev.tandem.ingest.**,dev.tandem.process.**,"
                    + "dev.tandem.embedded.**,dev.tandem.http.ConnectionGuard,dev.tandem.http.problem.**,dev.tandem.webex.**",
                "quarkus.devservices.enabled",
                "false",
                "quarkus.http.test-port",
                "0",
                "quarkus.management.test-port",
                "0");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(NoOrgs.class);
    }
}
