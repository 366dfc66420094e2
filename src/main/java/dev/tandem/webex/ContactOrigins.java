package dev.tandem.webex;

import dev.tandem.domain.Contact;
import dev.tandem.domain.ContactOrigin;
import dev.tandem.webex.json.EventFields;
import dev.tandem.webex.json.InteractionIds;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact came from, from the data of its start: a flow sends it in attributes, a webhook
 * would send it in its data (Cisco's list of fields has none of it).
 */
final class ContactOrigins {
    private static final String KEY_START = Contact.vendorCallKey("");

    private ContactOrigins() {}

    /** Looks a field up by its name; null when it is missing. */
    interface FieldLookup {
        @Nullable String of(String name);
    }

    /**
     * The origin, null when the start has none of its fields.
     *
     * <p>Salesforce takes a parent's vendorCallKey in place of its record's id. So the interaction
     * that a contact was transferred from is enough: its record, which may belong to another
     * partition and not exist yet, need not be known.
     *
     * @param interactionId of the contact itself, which cannot be its own parent
     */
    static @Nullable ContactOrigin of(
            Supplier<@Nullable String> interactionId, FieldLookup fields) {
        String parent = parent(interactionId, fields);
        String callOrigin = fitting(fields.of("callOrigin"));
        String queue = fitting(fields.of("queue"));
        return parent == null && callOrigin == null && queue == null
                ? null
                : new ContactOrigin(parent, callOrigin, queue);
    }

    private static @Nullable String parent(Supplier<@Nullable String> ownId, FieldLookup fields) {
        String record = inOneSpelling(fitting(fields.of("parentVoiceCallId")));
        String named = fields.of("parentInteractionId");
        if (record == null && named == null) {
            return null;
        }
        String interactionId = ownId.get();
        if (record != null
                && (interactionId == null
                        || !record.equals(Contact.vendorCallKey(interactionId)))) {
            return record;
        }
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
