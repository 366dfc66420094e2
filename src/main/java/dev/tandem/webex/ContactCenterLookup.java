package dev.tandem.webex;

import dev.tandem.domain.ContactCenterSettings;
import org.jspecify.annotations.Nullable;

/** Finds the configured contact centre that a new contact belongs to. */
@FunctionalInterface
public interface ContactCenterLookup {
    /** The settings, null when no contact centre matches; each argument is null when unknown. */
    @Nullable ContactCenterSettings match(
            @Nullable String dnis, @Nullable String orgId, @Nullable String entryPointId);
}
