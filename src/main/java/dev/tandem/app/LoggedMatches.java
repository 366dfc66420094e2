package dev.tandem.app;

import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.ContactCenters;
import dev.tandem.domain.ContactCenters.Match;
import dev.tandem.webex.ContactCenterLookup;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds the contact centre of a call, and names those that claim one equally: patterns that merely
 * overlap cannot be found out at the start. Each group of them is named once.
 */
final class LoggedMatches implements ContactCenterLookup {
    private static final Logger LOG = Logger.getLogger(LoggedMatches.class);

    private final ContactCenters contactCenters;
    private final Set<List<String>> named = ConcurrentHashMap.newKeySet();

    LoggedMatches(ContactCenters contactCenters) {
        this.contactCenters = contactCenters;
    }

    @Override
    public @Nullable ContactCenterSettings match(
            @Nullable String dnis, @Nullable String orgId, @Nullable String entryPointId) {
        return switch (contactCenters.find(dnis, orgId, entryPointId)) {
            case Match.Found(var settings) -> settings;
            case Match.None() -> null;
            case Match.Ambiguous(var names) -> {
                if (named.add(names)) {
                    LOG.errorf(
                            "Several contact centres claim the same call, and none gets it:"
                                    + " contactCenters=%s. Give one of them a further"
                                    + " tandem.contact-centers.<name>.match criterion, or make"
                                    + " their patterns exclude each other.",
                            names);
                }
                yield null;
            }
        };
    }
}
