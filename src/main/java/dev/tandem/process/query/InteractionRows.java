package dev.tandem.process.query;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.process.query.SearchView.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some interactions by their ids. One that its owner does not know is in none of the three.
 *
 * @param here those that this instance has
 * @param elsewhere the ids of those that another instance has, by that instance
 * @param nowhere how many are in no store at this moment, because their partition is moving
 */
public record InteractionRows(
        List<Found> here, Map<InstanceAddress, List<String>> elsewhere, int nowhere) {
    public InteractionRows {
        here = List.copyOf(here);
        elsewhere = Map.copyOf(elsewhere);
    }

    /** So many that are in no store. */
    public static InteractionRows nowhere(int ids) {
        return new InteractionRows(List.of(), Map.of(), ids);
    }

    /** Collects them. For one thread. */
    static final class Builder {
        private final List<Found> here = new ArrayList<>();
        private final Map<InstanceAddress, List<String>> elsewhere = new LinkedHashMap<>();
        private int nowhere;

        void here(Found found) {
            here.add(found);
        }

        void at(InstanceAddress owner, List<String> ids) {
            elsewhere.computeIfAbsent(owner, _ -> new ArrayList<>()).addAll(ids);
        }

        void nowhere(int ids) {
            nowhere += ids;
        }

        InteractionRows build() {
            return new InteractionRows(here, elsewhere, nowhere);
        }
    }
}
