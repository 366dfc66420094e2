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
 * Finds the contact centre of a call, and logs the contact centres that match one equally, because
 * patterns that overlap cannot be detected at the start. Each group is logged once.
 */
final class LoggingContactCenterLookup implements ContactCenterLookup {
    private static final Logger LOG = Logger.getLogger(LoggingContactCenterLookup.class);

    private final ContactCenters contactCenters;
    private final Set<List<String>> named = ConcurrentHashMap.newKeySet();

    LoggingContactCenterLookup(ContactCenters contactCenters) {
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
