package dev.tandem.domain;

import dev.tandem.domain.phone.PhoneAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the contact centre of a call: of those whose criteria all hold, the one with the most
 * criteria. Two contact centres with the same criteria cannot be distinguished and are refused
 * here. Two that overlap show only in a call that both claim, and then neither gets it: a call in
 * the wrong Salesforce org is worse than one in the dead letters.
 */
public final class ContactCenters {

    private final List<Entry> entries;

    /** A contact centre with the criteria for its calls. */
    public record Entry(ContactCenterSettings settings, ContactCenterCriteria criteria) {}

    /** The result of looking for a contact centre. */
    public sealed interface Match {
        /** Exactly one contact centre claims the call most specifically. */
        record Found(ContactCenterSettings settings) implements Match {}

        /** None claims it. */
        record None() implements Match {}

        /**
         * Several claim it with equally many criteria.
         *
         * @param names theirs, at least two
         */
        record Ambiguous(List<String> names) implements Match {
            public Ambiguous {
                names = List.copyOf(names);
            }
        }
    }

    /**
     * Takes the contact centres in; their order means nothing.
     *
     * @throws IllegalArgumentException when two have the same criteria
     */
    public ContactCenters(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        for (int i = 0; i < entries.size(); i++) {
            for (int j = 0; j < i; j++) {
                refuseSame(entries.get(j), entries.get(i));
            }
        }
    }

    /**
     * The contact centre, or why there is none; arguments are null where Webex did not say. A
     * dialed address counts as it is written and as the number in it.
     */
    public Match find(
            @Nullable String dnis, @Nullable String orgId, @Nullable String entryPointId) {
        String number = dnis == null ? null : PhoneAddress.numberOf(dnis);
        List<ContactCenterSettings> best = new ArrayList<>();
        int most = -1;
        for (Entry entry : entries) {
            int specificity = entry.criteria().specificity();
            if (specificity >= most
                    && (entry.criteria().holdFor(dnis, orgId, entryPointId)
                            || entry.criteria().holdFor(number, orgId, entryPointId))) {
                if (specificity > most) {
                    best.clear();
                }
                most = specificity;
                best.add(entry.settings());
            }
        }
        return switch (best.size()) {
            case 0 -> new Match.None();
            case 1 -> new Match.Found(best.getFirst());
            default -> new Match.Ambiguous(best.stream().map(ContactCenterSettings::name).toList());
        };
    }

    /** The contact centre; null when none claims the call, or several equally. */
    public @Nullable ContactCenterSettings match(
            @Nullable String dnis, @Nullable String orgId, @Nullable String entryPointId) {
        return switch (find(dnis, orgId, entryPointId)) {
            case Match.Found(var settings) -> settings;
            case Match.None _, Match.Ambiguous _ -> null;
        };
    }

    private static void refuseSame(Entry one, Entry other) {
        if (one.criteria().sameAs(other.criteria())) {
            throw new IllegalArgumentException(
                    "Expected contact centres with different match criteria, but "
                            + one.settings().name()
                            + " and "
                            + other.settings().name()
                            + " have the same");
        }
    }
}
