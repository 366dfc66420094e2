package dev.tandem.app.doctor;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.sections.ConfigurationFault;
import dev.tandem.app.configuration.values.TandemConfiguration;
import java.util.ArrayList;
import java.util.List;

/** What the service would say of the configuration at its start. */
final class ConfigurationChecks {
    private static final String KEYS = "keys";

    private final ConfigurationCheck check;

    ConfigurationChecks(ConfigurationCheck check) {
        this.check = check;
    }

    Check.Group group() {
        return new Check.Group("Configuration", List.of(Check.of(KEYS, this::findings)));
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        switch (check) {
            case ConfigurationCheck.Refused(var faults, var hints) -> {
                for (ConfigurationFault fault : faults) {
                    findings.add(Finding.fault(KEYS, fault.sentence(), ""));
                }
                hints.forEach(hint -> findings.add(Finding.note(KEYS, hint)));
            }
            case ConfigurationCheck.Accepted(TandemConfiguration accepted, var warnings) -> {
                findings.add(
                        Finding.ok(
                                KEYS,
                                "serve starts with them: %s, %s"
                                        .formatted(
                                                count(accepted.orgs().size(), "org"),
                                                count(
                                                        accepted.contactCenters().size(),
                                                        "contact centre"))));
                warnings.forEach(warning -> findings.add(Finding.warning(KEYS, warning, "")));
            }
        }
        return findings;
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
