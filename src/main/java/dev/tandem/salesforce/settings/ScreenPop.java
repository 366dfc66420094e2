package dev.tandem.salesforce.settings;

import dev.tandem.domain.Contact;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The address that the desktop of an agent opens for a call. */
public final class ScreenPop {
    private static final String RECORD = "{voiceCallId}";
    private static final String MY_DOMAIN = ".my.salesforce.com";
    private static final String LIGHTNING = ".lightning.force.com";

    private final Template template;

    private ScreenPop(Template template) {
        this.template = template;
    }

    /**
     * The one of a template.
     *
     * @throws IllegalArgumentException when it is no template of an absolute web address; the
     *     message goes on after "… is '&lt;text&gt;', but "
     */
    public static ScreenPop of(String text) {
        if (!text.startsWith("https://") && !text.startsWith("http://")) {
            throw new IllegalArgumentException(
                    "a desktop opens absolute addresses only: it must begin with https://");
        }
        return new ScreenPop(Template.withRecord(text));
    }

    /** The record's page, see {@link #recordPage}. */
    public static ScreenPop ofRecordPage(String instanceUrl) {
        return of(recordPage(instanceUrl, RECORD));
    }

    /**
     * The address of a record's page in Lightning Experience, whose host is that of the org's My
     * Domain with another ending:
     * https://help.salesforce.com/s/articleView?id=xcloud.domain_name_url_formats.htm
     *
     * @param instanceUrl of the org; the host of a simulator stays as it is
     */
    public static String recordPage(String instanceUrl, String voiceCallId) {
        String host = URI.create(instanceUrl).getHost();
        String lightning =
                host != null && host.endsWith(MY_DOMAIN)
                        ? "https://"
                                + host.substring(0, host.length() - MY_DOMAIN.length())
                                + LIGHTNING
                        : instanceUrl;
        return lightning + "/lightning/r/VoiceCall/" + voiceCallId + "/view";
    }

    /** The address for a call; null when something that it needs is missing. */
    public @Nullable String address(Contact contact, String voiceCallId) {
        return template.fill(contact, voiceCallId, ScreenPop::percentEncoded);
    }

    private static String percentEncoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
