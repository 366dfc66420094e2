package dev.tandem.salesforce.settings;

import org.jspecify.annotations.Nullable;

/**
 * One Salesforce org.
 *
 * @param name the configured name; metrics and logs carry it
 * @param instanceUrl {@code https://<my-domain>.my.salesforce.com}, or a simulator on loopback
 * @param tokenUrl where tokens come from; null or blank means {@code
 *     <instance-url>/services/oauth2/token}
 * @param auth how Tandem proves who it is
 * @param maxConcurrency requests at the same time, 1 to 1000; the pool has as many connections
 * @param timeouts per call
 * @param verifyBeforeRepeat whether a create that may have had its effect asks for the record
 *     before it is repeated; needs a user who may read VoiceCall records
 */
public record OrgSettings(
        String name,
        String instanceUrl,
        @Nullable String tokenUrl,
        OrgCredentials auth,
        int maxConcurrency,
        OrgTimeouts timeouts,
        boolean verifyBeforeRepeat) {
    /** The default of {@code max-concurrency}: below Salesforce's 25 long requests per org. */
    public static final int DEFAULT_CONCURRENCY = 20;

    private static final int MOST = 1000;

    public OrgSettings {
        name = SettingRules.required("orgs", "the name of an org", name);
        String owner = "org " + name;
        instanceUrl = SettingRules.url(owner, "instance-url", instanceUrl, UrlRule.MY_DOMAIN);
        tokenUrl =
                tokenUrl == null || tokenUrl.isBlank()
                        ? instanceUrl + "/services/oauth2/token"
                        : SettingRules.url(owner, "token-url", tokenUrl, auth.tokenUrlRule());
        if (maxConcurrency < 1 || maxConcurrency > MOST) {
            throw new IllegalArgumentException(
                    owner
                            + ": max-concurrency must be 1 to "
                            + MOST
                            + ", but is "
                            + maxConcurrency);
        }
    }

    /** Never null, whatever the constructor was given. */
    @Override
    public String tokenUrl() {
        return tokenUrl == null ? instanceUrl + "/services/oauth2/token" : tokenUrl;
    }
}
