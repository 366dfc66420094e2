package dev.tandem.app.configuration.sections;

import dev.tandem.app.configuration.keys.KeySegments;
import dev.tandem.app.configuration.keys.KnownKeys;
import dev.tandem.app.configuration.values.TandemConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.ContactCenterConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.InstanceConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.KafkaConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.ListenAddress;
import dev.tandem.app.configuration.values.TandemConfiguration.OrgConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.TopicsConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.WebexConfiguration;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.InteractionRules.StartDoor;
import dev.tandem.http.HttpLimits;
import dev.tandem.ingest.flow.FlowSettings;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.reconciliation.UpkeepSettings;
import dev.tandem.salesforce.settings.ProxySettings;
import dev.tandem.security.AccessKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads all sections, and checks rules that concern more than one of them. */
public final class ConfigurationReader {
    private static final String CENTERS = "tandem.contact-centers.";
    private static final String ORGS = "tandem.salesforce.orgs.";

    private final KeyReader keys;
    private final Set<String> all;

    public ConfigurationReader(KeyReader keys, Set<String> all) {
        this.keys = keys;
        this.all = all;
    }

    /** Empty when anything is wrong; the faults are recorded. */
    public Optional<TandemConfiguration> read() {
        KafkaSection kafkaSection = new KafkaSection(keys);
        KafkaConfiguration kafka = kafkaSection.kafka();
        TopicsConfiguration topics = kafkaSection.topics(kafka);
        Path stateDirectory = keys.directory("tandem.state.directory");
        List<ListenAddress> listens = new ListenSection(keys).read(kafka);
        InstanceConfiguration instance = new InstanceSection(keys).read();
        Optional<WebhookSettings> webhook = new WebhookSection(keys).read();
        HttpLimits http = http();
        FlowSettings flow = flow();
        Map<String, OrgConfiguration> orgs = orgs();
        Optional<ProxySettings> proxy = new ProxySection(keys).read();
        List<ContactCenterConfiguration> centers = contactCenters(orgs);
        WebexConfiguration webex = new WebexSection(keys).read(webhook);
        InteractionRules rules = interactions(webex.upkeep());
        return keys.faults().all().isEmpty()
                ? webhook.map(it ->
                        new TandemConfiguration(
                                kafka,
                                topics,
                                stateDirectory,
                                listens,
                                http,
                                it,
                                flow,
                                instance,
                                orgs,
                                proxy.orElse(null),
                                centers,
                                rules,
                                webex))
                : Optional.empty();
    }

    private HttpLimits http() {
        return new HttpLimits(
                keys.integer("tandem.http.max-connections"),
                keys.duration("tandem.http.header-timeout"),
                keys.duration("tandem.http.body-timeout"));
    }

    private FlowSettings flow() {
        return new FlowSettings(
                AccessKeysReader.file(keys, "tandem.flow.keys-file", AccessKeys::parse)
                        .orElse(null),
                keys.duration("tandem.flow.wait"),
                keys.integer("tandem.flow.max-waiters"),
                keys.integer("tandem.webhook.max-body-size"));
    }

    private Map<String, OrgConfiguration> orgs() {
        Map<String, OrgConfiguration> orgs = new HashMap<>();
        for (String name : names(ORGS, 3)) {
            new OrgSection(keys, name).read().ifPresent(org -> orgs.put(name, org));
        }
        return orgs;
    }

    private List<ContactCenterConfiguration> contactCenters(Map<String, OrgConfiguration> orgs) {
        Set<String> orgNames = names(ORGS, 3);
        Set<String> centerNames = names(CENTERS, 2);
        List<ContactCenterConfiguration> centers =
                centerNames.stream()
                        .map(name -> new ContactCenterSection(keys, name).read(orgNames, orgs, all))
                        .flatMap(Optional::stream)
                        .toList();
        if (centerNames.isEmpty()) {
            keys.faults().say("No contact centre is configured", firstKeys());
        }
        refuseTwins(centerNames);
        return centers;
    }

    private static String firstKeys() {
        return "set tandem.contact-centers.<name>.call-center-dev-name and .cert-dev-name, and for"
                + " its org tandem.salesforce.orgs.<org>.instance-url, .client-id, .username,"
                + " .audience and .private-key-file.";
    }

    /** Two contact centres with the same criteria would both match a call. */
    private void refuseTwins(Set<String> centerNames) {
        Map<List<String>, String> seen = new HashMap<>();
        for (String name : centerNames) {
            String match = CENTERS + KeySegments.quoted(name) + ".match";
            List<String> criteria =
                    Stream.of(".dialed-number", ".webex-org-id", ".entry-point-id")
                            .map(criterion -> keys.text(match + criterion).orElse(""))
                            .toList();
            String twin = seen.putIfAbsent(criteria, name);
            if (twin != null) {
                keys.faults()
                        .say(
                                match,
                                "it must differ from that of contact centre "
                                        + twin
                                        + ", else a call would belong to both; set"
                                        + " match.dialed-number, match.webex-org-id or"
                                        + " match.entry-point-id.");
            }
        }
    }

    /** A start that is reconciled must still find the end that waits for it. */
    private Duration orphanWait(UpkeepSettings upkeep) {
        Duration configured = keys.duration("tandem.interactions.orphan-wait");
        Duration period = upkeep.period();
        if (period == null) {
            return configured;
        }
        Duration reconciled = upkeep.settle().plus(period.multipliedBy(2)).plusMinutes(1);
        return reconciled.compareTo(configured) > 0 ? reconciled : configured;
    }

    private InteractionRules interactions(UpkeepSettings upkeep) {
        return new InteractionRules(
                keys.duration("tandem.interactions.retention"),
                orphanWait(upkeep),
                keys.duration("tandem.interactions.lost-after"),
                keys.duration("tandem.interactions.start-wait"),
                keys.duration("tandem.interactions.lost-end"),
                keys.choice(
                                "tandem.flow.start-door",
                                Map.of("any", StartDoor.ANY, "flow", StartDoor.FLOW))
                        .orElse(StartDoor.ANY));
    }

    private Set<String> names(String prefix, int segment) {
        Set<String> names = new TreeSet<>();
        for (String key : all) {
            if (key.startsWith(prefix) && KnownKeys.matching(key).isPresent()) {
                names.add(KeySegments.of(key).get(segment));
            }
        }
        return names;
    }
}
