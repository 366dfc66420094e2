package dev.tandem.salesforce.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every org and every contact centre that commands may name.
 *
 * @param orgs by name
 * @param contactCenters by name
 */
public record SalesforceSettings(
        Map<String, OrgSettings> orgs, Map<String, VoiceSettings> contactCenters) {

    public SalesforceSettings {
        orgs = Map.copyOf(orgs);
        contactCenters = Map.copyOf(contactCenters);
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
}
