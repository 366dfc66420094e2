package dev.tandem.ops.metrics;

import static dev.tandem.ops.metrics.MeterDefinition.counter;
import static dev.tandem.ops.metrics.MeterDefinition.gauge;
import static dev.tandem.ops.metrics.MeterDefinition.timer;

/** The part about Salesforce of the table in {@link MeterName}. */
final class SalesforceMeterDefinitions {
    static final MeterDefinition SALESFORCE_REQUESTS =
            timer("tandem.salesforce.requests")
                    .means("HTTP requests to the org by outcome")
                    .tags("org", "kind", "outcome");

    static final MeterDefinition SALESFORCE_HELD_BACK =
            counter("tandem.salesforce.held.back")
                    .means(
                            "Requests that were not sent because the circuit was open or the"
                                    + " deadline had passed")
                    .tags("org", "kind");

    static final MeterDefinition TOKEN_REQUESTS =
            timer("tandem.salesforce.tokens")
                    .means("Token requests by outcome")
                    .lookAt("configuration_fault: the readiness detail says what to change")
                    .tags("org", "outcome");

    static final MeterDefinition CIRCUIT =
            gauge("tandem.salesforce.circuit")
                    .means(
                            "Requests that are allowed: 0 all, 1 a few as a probe, 2 none, also"
                                    + " while the org has asked for a pause or its daily limit is"
                                    + " reached")
                    .alerts("TandemSalesforceCircuitOpen")
                    .tags("org");

    static final MeterDefinition CONFIGURATION_FAULTS =
            counter("tandem.salesforce.configuration.faults")
                    .means("Commands that fail until a setting is changed")
                    .alerts("TandemSalesforceConfigurationFault")
                    .tags("org");

    static final MeterDefinition CREDENTIALS_UNUSABLE =
            counter("tandem.salesforce.credentials.unusable")
                    .means("Changed key and secret files that could not be used")
                    .alerts("TandemSecretsUnusable")
                    .tags("org");

    static final MeterDefinition LOOKUPS =
            timer("tandem.salesforce.lookups")
                    .means("Lookups of the record of a create in doubt, by outcome")
                    .alerts("TandemLookupsForbidden")
                    .tags("org", "outcome");

    static final MeterDefinition API_USED =
            gauge("tandem.salesforce.api.used")
                    .means("API requests of the org's daily quota used")
                    .alerts("TandemSalesforceQuota")
                    .tags("org");

    static final MeterDefinition API_LIMIT =
            gauge("tandem.salesforce.api.limit")
                    .means("The org's daily quota of API requests")
                    .alerts("TandemSalesforceQuota")
                    .tags("org");

    static final MeterDefinition NUMBERS =
            counter("tandem.salesforce.numbers")
                    .means("Phone numbers by what the rules of their contact centre changed")
                    .alerts("TandemNumbersAltered")
                    .tags("contact_center", "outcome");

    static final MeterDefinition NUMBERS_CUT =
            counter("tandem.salesforce.numbers.cut")
                    .means("Phone numbers that were cut to the 40 characters of Salesforce's field")
                    .alerts("TandemNumbersAltered")
                    .tags("contact_center");

    private SalesforceMeterDefinitions() {}
}
