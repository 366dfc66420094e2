package dev.tandem.salesforce;

import org.jspecify.annotations.Nullable;

/** Phone numbers as Salesforce takes them. */
final class PhoneNumbers {
    /** Salesforce's limit for {@code to} and {@code from}. */
    static final int LONGEST = 40;

    private static final String WITHHELD = "anonymous";

    private PhoneNumbers() {}

    /** The caller's number, or the contact centre's word where the caller withheld it. */
    static String caller(@Nullable String ani, VoiceSettings contactCenter) {
        if (ani == null || ani.isBlank() || WITHHELD.equalsIgnoreCase(ani.strip())) {
            return contactCenter.withheldNumber();
        }
        return cut(ani.strip());
    }

    /** The dialed number; null, which leaves the field out, where Webex did not say it. */
    static @Nullable String dialed(@Nullable String dnis) {
        return dnis == null || dnis.isBlank() ? null : cut(dnis.strip());
    }

    private static String cut(String number) {
        return number.length() <= LONGEST ? number : number.substring(0, LONGEST);
    }
}
