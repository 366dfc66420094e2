package dev.tandem.webex;

import dev.tandem.domain.Contact;
import dev.tandem.domain.ContactOrigin;
import dev.tandem.webex.json.EventFields;
import dev.tandem.webex.json.InteractionIds;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact came from, out of what was told with its start: a flow tells it in attributes, a
 * webhook would in its data (Cisco's list of fields names none of it).
 */
final class ContactOrigins {
    private static final String KEY_START = Contact.vendorCallKey("");

    private ContactOrigins() {}

    /** Looks a name up; null when nothing was told under it. */
    interface Telling {
        @Nullable String of(String name);
    }

    /**
     * The origin, null when nothing of it was told.
     *
     * <p>Salesforce takes a parent's vendorCallKey in place of its record's id. So the interaction
     * that a contact was transferred from says enough: nobody has to know its record, which may
     * belong to another partition and not be made yet.
     *
     * @param interactionId of the contact itself, which cannot be its own parent
     */
    static @Nullable ContactOrigin of(@Nullable String interactionId, Telling told) {
        String parent = parent(interactionId, told);
        String callOrigin = fitting(told.of("callOrigin"));
        String queue = fitting(told.of("queue"));
        return parent == null && callOrigin == null && queue == null
                ? null
                : new ContactOrigin(parent, callOrigin, queue);
    }

    private static @Nullable String parent(@Nullable String interactionId, Telling told) {
        String key = interactionId == null ? null : Contact.vendorCallKey(interactionId);
        String record = inOneSpelling(fitting(told.of("parentVoiceCallId")));
        if (record != null && !record.equals(key)) {
            return record;
        }
        String named = told.of("parentInteractionId");
        String parent = named == null ? "" : InteractionIds.canonical(named);
        return EventFields.unfilled(parent) || parent.equals(interactionId)
                ? null
                : fitting(Contact.vendorCallKey(parent));
    }

    /** A record may be named by its vendorCallKey, which holds an interaction id. */
    private static @Nullable String inOneSpelling(@Nullable String record) {
        return record == null || !record.startsWith(KEY_START)
                ? record
                : Contact.vendorCallKey(
                        InteractionIds.canonical(record.substring(KEY_START.length())));
    }

    private static @Nullable String fitting(@Nullable String text) {
        if (text == null || EventFields.unfilled(text)) {
            return null;
        }
        String stripped = text.strip();
        return stripped.length() > ContactOrigin.LONGEST ? null : stripped;
    }
}
