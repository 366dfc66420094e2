package dev.tandem.ingest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The doors with a broker of their own, and nothing of the program behind the topic. */
public class IngestAlone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.arc.exclude-types",
                "dev.tandem.app.**,dev.tandem.process.**,dev.tandem.dispatch.**,dev.tandem.peers.**,dev.tandem.security.ConsoleKeys,dev.tandem.security.OperatorAuthentication,dev.tandem.ops.**,dev.tandem.salesforce.**,"
                    + "dev.tandem.embedded.**",
                // The server's own limit is the same in the program, and answers with no document.
                "quarkus.http.limits.max-body-size",
                Integer.toString(IngestWorld.MAX_BODY),
                "quarkus.http.test-port",
                "0",
                "quarkus.management.enabled",
                "false",
                "quarkus.devservices.enabled",
                "false",
                "quarkus.log.category.\"org.apache.kafka\".level",
                "ERROR",
                "quarkus.log.category.\"kafka\".level",
                "ERROR");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(IngestWorld.class);
    }
}
