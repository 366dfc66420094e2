package dev.tandem.app.doctor;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.values.TandemConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.OrgConfiguration;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The groups of checks for what is configured. */
final class Installed {
    private static final String REFUSED = "the configuration is not right";

    private final SmallRyeConfig config;
    private final ConfigurationCheck check;
    private final @Nullable URI door;

    /**
     * Nothing is asked yet.
     *
     * @param door the webhook door's address from outside; null where it is not known
     */
    Installed(SmallRyeConfig config, ConfigurationCheck check, @Nullable URI door) {
        this.config = config;
        this.check = check;
        this.door = door;
    }

    /**
     * In the order in which they are shown. With a wrong configuration Kafka and Webex are checked
     * as far as their own keys go.
     */
    List<Check.Group> groups() {
        List<Check.Group> groups = new ArrayList<>();
        groups.add(new ConfigurationChecks(check).group());
        TandemConfiguration accepted =
                switch (check) {
                    case ConfigurationCheck.Accepted it -> it.configuration();
                    case ConfigurationCheck.Refused _ -> null;
                };
        WebexChecks webex = new WebexChecks(config, door, Clock.systemUTC());
        if (accepted == null) {
            groups.add(notChecked("Clock", "clock"));
            groups.add(notChecked("Salesforce", "orgs"));
            groups.add(KafkaChecks.withoutTopics(config, REFUSED));
            groups.add(webex.group());
            groups.add(notChecked("Doors", "doors"));
            return groups;
        }
        groups.add(new ClockChecks(accepted, webex.baseUrl(), Clock.systemUTC()).group());
        for (Map.Entry<String, OrgConfiguration> org : new TreeMap<>(accepted.orgs()).entrySet()) {
            groups.add(
                    new SalesforceChecks(
                                    org.getValue().settings(), accepted.proxy(), Clock.systemUTC())
                            .group());
        }
        groups.add(KafkaChecks.of(config, accepted));
        groups.add(webex.group());
        groups.add(new DoorChecks(accepted).group());
        return groups;
    }

    private static Check.Group notChecked(String title, String what) {
        return new Check.Group(
                title, List.of(Check.of(what, () -> List.of(Finding.notChecked(what, REFUSED)))));
    }
}
