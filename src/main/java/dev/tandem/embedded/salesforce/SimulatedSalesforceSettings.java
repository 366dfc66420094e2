package dev.tandem.embedded.salesforce;

import dev.tandem.embedded.salesforce.faults.OrgBehaviour;
import java.util.List;

/**
 * How the simulated org is set up.
 *
 * @param port the port on 127.0.0.1; 0 takes a free one
 * @param apps who may ask for tokens
 * @param behaviour how the org behaves at first; it can be switched later
 * @param ledgerSize how many requests the ledger remembers, the latest ones; 0 only counts, for
 *     benchmarks
 */
public record SimulatedSalesforceSettings(
        int port, List<ConnectedApp> apps, OrgBehaviour behaviour, int ledgerSize) {

    public SimulatedSalesforceSettings {
        apps = List.copyOf(apps);
    }

    /** A free port, the likely behaviour, and the latest 10,000 requests remembered. */
    public static SimulatedSalesforceSettings of(ConnectedApp... apps) {
        return new SimulatedSalesforceSettings(0, List.of(apps), OrgBehaviour.LIKELY, 10_000);
    }

    public SimulatedSalesforceSettings withPort(int port) {
        return new SimulatedSalesforceSettings(port, apps, behaviour, ledgerSize);
    }

    public SimulatedSalesforceSettings withBehaviour(OrgBehaviour behaviour) {
        return new SimulatedSalesforceSettings(port, apps, behaviour, ledgerSize);
    }

    public SimulatedSalesforceSettings onlyCounting() {
        return new SimulatedSalesforceSettings(port, apps, behaviour, 0);
    }
}
