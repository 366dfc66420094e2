package dev.tandem.e2e;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A contact centre as it is configured for a test: calls belong to it by their dialed number.
 *
 * @param name its configured name; developer names are derived from it
 * @param dialedNumber its only number
 * @param org the configured name of its Salesforce org
 * @param settings further keys below {@code tandem.contact-centers.<name>.}
 */
public record CallCenter(
        String name, String dialedNumber, String org, Map<String, String> settings) {
    public CallCenter {
        settings = Map.copyOf(settings);
    }

    /** One with the given org and no settings of its own. */
    public static CallCenter of(String name, String dialedNumber, String org) {
        return new CallCenter(name, dialedNumber, org, Map.of());
    }

    public CallCenter with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new CallCenter(name, dialedNumber, org, more);
    }

    String callCenterDevName() {
        return "Center_" + name;
    }

    String certDevName() {
        return "Cert_" + name;
    }

    String flowDevName() {
        return "Flow_" + name;
    }

    String fallbackQueue() {
        return "Fallback_" + name;
    }

    /** Its lines of the configuration file. */
    Map<String, String> properties() {
        String prefix = "tandem.contact-centers." + name + ".";
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(prefix + "org", org);
        lines.put(prefix + "match.dialed-number", dialedNumber.replace("+", "[+]"));
        lines.put(prefix + "call-center-dev-name", callCenterDevName());
        lines.put(prefix + "cert-dev-name", certDevName());
        lines.put(prefix + "omni-flow.flow-dev-name", flowDevName());
        lines.put(prefix + "omni-flow.fallback-queue", fallbackQueue());
        settings.forEach((key, value) -> lines.put(prefix + key, value));
        return lines;
    }
}
