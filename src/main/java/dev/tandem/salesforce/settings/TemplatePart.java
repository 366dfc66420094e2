package dev.tandem.salesforce.settings;

import dev.tandem.domain.Contact;
import org.jspecify.annotations.Nullable;

/** A piece of a template. */
sealed interface TemplatePart {
    /**
     * What it stands for; null where the call does not have it.
     *
     * @param voiceCallId null while there is no record
     */
    @Nullable String of(Contact contact, @Nullable String voiceCallId);

    /**
     * The piece behind a word in braces.
     *
     * @param withRecord whether there is a record when it is filled
     * @throws IllegalArgumentException when there is no such word
     */
    static TemplatePart ofWord(String word, boolean withRecord) {
        if (withRecord && word.equals("voiceCallId")) {
            return new VoiceCallId();
        }
        for (OfCall known : OfCall.values()) {
            if (known.word.equals(word)) {
                return known;
            }
        }
        if (word.startsWith(Attribute.PREFIX) && word.length() > Attribute.PREFIX.length()) {
            return new Attribute(word.substring(Attribute.PREFIX.length()));
        }
        throw new IllegalArgumentException(
                "there is no {"
                        + word
                        + "}; it may use only "
                        + (withRecord ? Template.ALLOWED_WITH_RECORD : Template.ALLOWED));
    }

    /** Text that stands for itself. */
    record Literal(String text) implements TemplatePart {
        @Override
        public String of(Contact contact, @Nullable String voiceCallId) {
            return text;
        }
    }

    /** An attribute that the flow sent along. */
    record Attribute(String name) implements TemplatePart {
        private static final String PREFIX = "event.";

        @Override
        public @Nullable String of(Contact contact, @Nullable String voiceCallId) {
            return presentOrNull(contact.attributes().get(name));
        }
    }

    /** The id of the VoiceCall record. */
    record VoiceCallId() implements TemplatePart {
        @Override
        public @Nullable String of(Contact contact, @Nullable String voiceCallId) {
            return voiceCallId;
        }
    }

    /** What every call has. Numbers are as Webex wrote them. */
    enum OfCall implements TemplatePart {
        INTERACTION_ID("interactionId"),
        ANI("ani"),
        DNIS("dnis"),
        VENDOR_CALL_KEY("vendorCallKey");

        private final String word;

        OfCall(String word) {
            this.word = word;
        }

        @Override
        public @Nullable String of(Contact contact, @Nullable String voiceCallId) {
            return presentOrNull(
                    switch (this) {
                        case INTERACTION_ID -> contact.interactionId();
                        case ANI -> contact.ani();
                        case DNIS -> contact.dnis();
                        case VENDOR_CALL_KEY -> contact.vendorCallKey();
                    });
        }
    }

    private static @Nullable String presentOrNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
