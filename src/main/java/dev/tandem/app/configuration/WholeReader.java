package dev.tandem.app.configuration;

import dev.tandem.domain.InteractionRules;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads all sections, and checks what concerns more than one of them. */
final class WholeReader {
    private static final String CENTERS = "tandem.contact-centers.";
    private static final String ORGS = "tandem.salesforce.orgs.";

    private final KeyReader keys;
    private final Set<String> all;

    WholeReader(KeyReader keys, Set<String> all) {
        this.keys = keys;
        this.all = all;
    }

    TandemConfiguration read() {
        KafkaSection kafkaSection = new KafkaSection(keys);
        KafkaConfiguration kafka = kafkaSection.kafka();
        Map<String, OrgConfiguration> orgs = orgs();
        return new TandemConfiguration(
                kafka,
                kafkaSection.topics(kafka),
                keys.path("tandem.state.directory"),
                new WebhookSection(keys).read(),
                orgs,
                contactCenters(orgs),
                interactions());
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
        List<ContactCenterConfiguration> centers =
                names(CENTERS, 2).stream()
                        .map(name -> new ContactCenterSection(keys, name).read(orgNames, orgs, all))
                        .toList();
        if (centers.isEmpty()) {
            keys.faults().say("No contact centre is configured", firstKeys());
        }
        refuseTwins(centers);
        return centers;
    }

    private static String firstKeys() {
        return "set tandem.contact-centers.<name>.call-center-dev-name and .cert-dev-name, and for"
                + " its org tandem.salesforce.orgs.<org>.instance-url, .client-id, .username,"
                + " .audience and .private-key-file.";
    }

    /** Two contact centres that ask for the same calls: nobody could say whose a call is. */
    private void refuseTwins(List<ContactCenterConfiguration> centers) {
        Map<List<String>, String> seen = new HashMap<>();
        for (ContactCenterConfiguration center : centers) {
            String name = center.settings().name();
            String twin = seen.putIfAbsent(criteria(center.match()), name);
            if (twin != null) {
                keys.faults()
                        .say(
                                CENTERS + KeySegments.quoted(name) + ".match",
                                "it must differ from that of contact centre "
                                        + twin
                                        + ", else a call would belong to both; set"
                                        + " match.dialed-number, match.webex-org-id or"
                                        + " match.entry-point-id.");
            }
        }
    }

    private static List<String> criteria(ContactCenterConfiguration.Match match) {
        return List.of(match.dialedNumber(), match.webexOrgId(), match.entryPointId()).stream()
                .map(criterion -> criterion.map(Pattern::pattern).orElse(""))
                .toList();
    }

    private InteractionRules interactions() {
        Duration longest = Duration.ofDays(30);
        return new InteractionRules(
                keys.duration("tandem.interactions.retention", Duration.ofMinutes(1), longest),
                keys.duration("tandem.interactions.orphan-wait", Duration.ZERO, longest),
                keys.duration("tandem.interactions.lost-after", Duration.ofMinutes(1), longest));
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
