package dev.tandem.salesforce.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every org and every contact centre that commands may name.
 *
 * @param orgs by name
 * @param contactCenters by name
 * @param proxy through which every org is reached; null to reach them directly
 */
public record SalesforceSettings(
        Map<String, OrgSettings> orgs,
        Map<String, VoiceSettings> contactCenters,
        @Nullable ProxySettings proxy) {

    public SalesforceSettings {
        orgs = Map.copyOf(orgs);
        contactCenters = Map.copyOf(contactCenters);
    }

    /** Orgs that are reached directly. */
    public SalesforceSettings(
            Map<String, OrgSettings> orgs, Map<String, VoiceSettings> contactCenters) {
        this(orgs, contactCenters, null);
    }

    /**
     * Keyed by their own names.
     *
     * @throws IllegalStateException when two have the same name
     */
    public static SalesforceSettings of(
            List<OrgSettings> orgs, List<VoiceSettings> contactCenters) {
        return new SalesforceSettings(
                orgs.stream().collect(Collectors.toMap(OrgSettings::name, Function.identity())),
                contactCenters.stream()
                        .collect(Collectors.toMap(VoiceSettings::name, Function.identity())));
    }

    /** The same orgs, reached through this proxy. */
    public SalesforceSettings through(@Nullable ProxySettings other) {
        return new SalesforceSettings(orgs, contactCenters, other);
    }
}
