package dev.tandem.process.engine;

import dev.tandem.domain.Contact;
import org.jspecify.annotations.Nullable;

/** What the desktop of an agent opens for a call. The topology knows no address of Salesforce. */
@FunctionalInterface
public interface ScreenPopAddress {
    /**
     * The address; null where the call lacks something that it needs.
     *
     * @param contactCenter the configured name
     */
    @Nullable String of(String contactCenter, Contact contact, String voiceCallId);
}
