package dev.tandem.salesforce.settings;

import dev.tandem.salesforce.numbers.PhoneFieldLength;
import dev.tandem.salesforce.numbers.TranslationRules;
import org.jspecify.annotations.Nullable;

/**
 * What requests of one contact centre carry to Salesforce.
 *
 * @param name the configured name
 * @param callCenterDevName API name of the contact centre in Salesforce
 * @param certDevName API name of the certificate that the contact centre names
 * @param withheldNumber the word that stands for a number that the caller withheld
 * @param flowDevName the Omni-Channel flow where no phone channel has the dialed number; null or
 *     blank leaves it out
 * @param fallbackQueue id or API name of the queue where that flow fails; null or blank leaves it
 *     out
 * @param numberRules how phone numbers are translated; null cleans them up and no more
 * @param callAttributes fields of the VoiceCall record that a create fills
 * @param inputParameters of the Omni-Channel flow
 */
public record VoiceSettings(
        String name,
        String callCenterDevName,
        String certDevName,
        String withheldNumber,
        @Nullable String flowDevName,
        @Nullable String fallbackQueue,
        @Nullable TranslationRules numberRules,
        FieldTemplates callAttributes,
        FieldTemplates inputParameters) {
    /** The default of {@code withheld-number}. */
    public static final String DEFAULT_WITHHELD = "anonymous";

    public VoiceSettings {
        name = SettingRules.required("contact-centers", "the name of a contact centre", name);
        String owner = "contact centre " + name;
        callCenterDevName = SettingRules.required(owner, "call-center-dev-name", callCenterDevName);
        certDevName = SettingRules.required(owner, "cert-dev-name", certDevName);
        withheldNumber = SettingRules.required(owner, "withheld-number", withheldNumber);
        if (withheldNumber.length() > PhoneFieldLength.LONGEST) {
            throw new IllegalArgumentException(
                    owner
                            + ": withheld-number must have at most "
                            + PhoneFieldLength.LONGEST
                            + " characters, but has "
                            + withheldNumber.length());
        }
        flowDevName = blankToNull(flowDevName);
        fallbackQueue = blankToNull(fallbackQueue);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
