package dev.tandem.setup.routing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Queues of both systems that have one name, whatever its case and the blanks around it.
 *
 * @param pairs in the order of their names
 * @param unpaired one sentence for each queue that is left out, in the order of their names,
 *     Webex's first
 */
public record QueuePairs(List<Pair> pairs, List<String> unpaired) {
    /**
     * A queue of Salesforce.
     *
     * @param id of the Group, 15 or 18 characters
     * @param developerName its API name
     * @param name its label
     */
    public record SalesforceQueue(String id, String developerName, String name) {}

    /**
     * A queue of Webex.
     *
     * @param id a UUID
     */
    public record WebexQueue(String id, String name) {}

    /** Two queues that are one. */
    public record Pair(SalesforceQueue salesforce, WebexQueue webex) {}

    /** Pairs them. */
    public static QueuePairs of(List<SalesforceQueue> salesforce, List<WebexQueue> webex) {
        Map<String, List<SalesforceQueue>> ofSalesforce = byName(salesforce, SalesforceQueue::name);
        Map<String, List<WebexQueue>> ofWebex = byName(webex, WebexQueue::name);
        List<Pair> pairs = new ArrayList<>();
        List<String> unpaired = new ArrayList<>();
        ofWebex.forEach((key, queues) -> {
            List<SalesforceQueue> others = ofSalesforce.getOrDefault(key, List.of());
            if (queues.size() == 1 && others.size() == 1) {
                pairs.add(new Pair(others.getFirst(), queues.getFirst()));
            } else {
                String name = queues.getFirst().name();
                unpaired.add(sentence("Webex", name, queues.size(), "Salesforce", others.size()));
            }
        });
        ofSalesforce.forEach((key, queues) -> {
            List<WebexQueue> others = ofWebex.getOrDefault(key, List.of());
            if (queues.size() != 1 || others.size() != 1) {
                String name = queues.getFirst().name();
                unpaired.add(sentence("Salesforce", name, queues.size(), "Webex", others.size()));
            }
        });
        pairs.sort(Comparator.comparing(it -> key(it.webex().name())));
        return new QueuePairs(List.copyOf(pairs), List.copyOf(unpaired));
    }

    private static <Q> Map<String, List<Q>> byName(List<Q> queues, Function<Q, String> name) {
        return queues.stream()
                .collect(groupingBy(it -> key(name.apply(it)), TreeMap::new, toList()));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String sentence(String here, String name, int queues, String there, int others) {
        if (queues > 1) {
            return "%s has %d queues that are named \"%s\": rename all but one."
                    .formatted(here, queues, name);
        }
        return others == 0
                ? "%s \"%s\": %s has no queue of this name.".formatted(here, name, there)
                : "%s \"%s\": %s has %d queues of this name.".formatted(here, name, there, others);
    }
}
