package dev.tandem.app.configuration.sections;

import dev.tandem.salesforce.settings.UrlRule;
import java.util.Optional;

/** Reads the URLs of an org. */
final class SalesforceUrls {
    private final KeyReader keys;

    SalesforceUrls(KeyReader keys) {
        this.keys = keys;
    }

    /** Empty when it is missing or wrong, which is recorded. */
    Optional<String> instanceUrl(String key) {
        String value =
                keys.required(
                        key, "set it to the org's My Domain, https://<name>.my.salesforce.com.");
        return value.isEmpty()
                ? Optional.empty()
                : checked(key, value, UrlRule.MY_DOMAIN.faultOfBase(value));
    }

    /** Empty when it is not set, or wrong, which is recorded. */
    Optional<String> tokenUrl(String key, UrlRule rule) {
        return keys.text(key).flatMap(value -> checked(key, value, rule.faultOf(value)));
    }

    /** The audience of assertions; a fault is recorded unless it is an https URL. */
    void audience(String key, String value) {
        checked(key, value, UrlRule.AUDIENCE.faultOf(value));
    }

    private Optional<String> checked(String key, String value, Optional<String> fault) {
        fault.ifPresent(it -> keys.faults().wrong(key, value, it));
        return fault.isPresent() ? Optional.empty() : Optional.of(value);
    }
}
