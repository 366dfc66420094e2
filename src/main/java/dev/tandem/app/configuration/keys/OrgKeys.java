package dev.tandem.app.configuration.keys;

import static dev.tandem.app.configuration.keys.KnownKey.key;
import static dev.tandem.app.configuration.keys.ValueKind.choice;
import static dev.tandem.app.configuration.keys.ValueKind.duration;
import static dev.tandem.app.configuration.keys.ValueKind.file;
import static dev.tandem.app.configuration.keys.ValueKind.flag;
import static dev.tandem.app.configuration.keys.ValueKind.number;
import static dev.tandem.app.configuration.keys.ValueKind.text;
import static dev.tandem.app.configuration.keys.ValueKind.url;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The keys of the Salesforce orgs, and of Webex's own APIs. */
public final class OrgKeys {
    private static final String ORG = "tandem.salesforce.orgs.<org>.";

    private static final String PROXY = "tandem.salesforce.proxy.";

    static final KnownKeys.Group ORGS =
            new KnownKeys.Group(
                    "Salesforce orgs",
                    "`<org>` is a name of your choice; metrics and logs carry it. A name with dots"
                            + " stands in double quotes.",
                    orgs());

    static final KnownKeys.Group WEBEX =
            new KnownKeys.Group(
                    "Webex's own APIs",
                    "Access to the APIs of Webex Contact Center: subscriptions, search, tasks.",
                    webex());

    private OrgKeys() {}

    private static List<KnownKey> orgs() {
        List<KnownKey> keys = new ArrayList<>();
        keys.add(
                key(
                                ORG + "instance-url",
                                url(
                                        "https:// and a host that ends in .my.salesforce.com,"
                                                + " without path; http:// for a simulator on this"
                                                + " machine"),
                                "The org's My Domain. It must be set.")
                        .example("https://example.my.salesforce.com"));
        keys.add(
                key(
                                ORG + "token-url",
                                url("https://, and with client-credentials the org's My Domain"),
                                "Where access tokens are requested.")
                        .otherwise("`<instance-url>/services/oauth2/token`")
                        .example("https://login.salesforce.com/services/oauth2/token"));
        authentication(keys);
        keys.add(
                key(
                                ORG + "max-concurrency",
                                number(1, 1000),
                                "How many requests to the org may be open at the same time."
                                        + " Salesforce limits requests of five seconds and more to"
                                        + " 25 for each org.")
                        .byDefault("20")
                        .example("10"));
        keys.add(
                key(
                                ORG + "verify-before-repeat",
                                flag(),
                                "Whether a create whose answer was lost looks for the record before"
                                        + " it is repeated. The integration user then needs read"
                                        + " access to Voice Calls and their field Vendor Call Key.")
                        .byDefault("false")
                        .example("true"));
        timeouts(keys);
        deadlines(keys);
        proxy(keys);
        return keys;
    }

    private static void proxy(List<KnownKey> keys) {
        keys.add(
                key(
                                PROXY + "url",
                                url("http://, a host and a port"),
                                "The HTTP proxy through which every org on another machine is"
                                        + " reached. It must allow CONNECT to port 443 of the"
                                        + " orgs' hosts and of their token-url.")
                        .otherwise("the orgs are reached directly")
                        .example("http://proxy.example.com:3128"));
        keys.add(
                key(PROXY + "username", text(), "The user for Basic authentication at the proxy.")
                        .otherwise("the proxy gets no credentials")
                        .example("tandem"));
        keys.add(
                key(
                                PROXY + "password-file",
                                file("one line with the password, and nothing else"),
                                "The password of that user. It must be set with"
                                        + " tandem.salesforce.proxy.username.")
                        .example("/etc/tandem/proxy.password"));
    }

    private static void authentication(List<KnownKey> keys) {
        keys.add(
                key(
                                ORG + "auth",
                                choice("jwt-bearer", "client-credentials"),
                                "How Tandem authenticates: with an assertion that it signs, or with"
                                        + " the consumer secret.")
                        .byDefault("jwt-bearer")
                        .example("client-credentials"));
        keys.add(
                key(
                                ORG + "client-id",
                                text(),
                                "The consumer key of the External Client App. It must be set.")
                        .example("3MVG9..."));
        keys.add(
                key(
                                ORG + "client-secret-file",
                                file(
                                        "one line with the consumer secret, 16 characters or more,"
                                                + " and nothing else"),
                                "The consumer secret of the External Client App. It must be set"
                                        + " with auth=client-credentials.")
                        .example("/etc/tandem/main.secret")
                        .readAgain());
        keys.add(
                key(
                                ORG + "username",
                                text(),
                                "The user name of the integration user. It must be set with"
                                        + " auth=jwt-bearer.")
                        .example("tandem@example.com"));
        keys.add(
                key(
                                ORG + "audience",
                                url(
                                        "https://login.salesforce.com, https://test.salesforce.com"
                                            + " for a sandbox, or the URL of an Experience Cloud"
                                            + " site"),
                                "The audience of the assertion. It must be set with"
                                        + " auth=jwt-bearer.")
                        .example("https://login.salesforce.com"));
        keys.add(
                key(
                                ORG + "private-key-file",
                                file(
                                        "an RSA key of 2048 bits or more; PEM, PKCS#8 or PKCS#1,"
                                                + " not encrypted"),
                                "The private key of the certificate that was uploaded to the"
                                        + " External Client App. It must be set with"
                                        + " auth=jwt-bearer.")
                        .example("/etc/tandem/salesforce.key")
                        .readAgain());
    }

    private static void timeouts(List<KnownKey> keys) {
        timeout(keys, "create", "PT5S", "creates a VoiceCall");
        timeout(keys, "omni-flow", "PT5S", "runs the Omni-Channel flow");
        timeout(keys, "clear", "PT2S", "clears the routing");
        timeout(keys, "update", "PT5S", "updates a VoiceCall");
    }

    private static void timeout(List<KnownKey> keys, String word, String value, String request) {
        keys.add(
                key(
                                ORG + "timeouts." + word,
                                duration(Duration.ofMillis(100), Duration.ofSeconds(10)),
                                "How long a request that "
                                        + request
                                        + " may take before it counts as failed.")
                        .byDefault(value)
                        .example("PT3S"));
    }

    private static void deadlines(List<KnownKey> keys) {
        deadline(keys, "create", "PT5M", "creating the VoiceCall");
        deadline(keys, "omni-flow", "PT20S", "running the Omni-Channel flow");
        deadline(keys, "clear", "PT10M", "clearing the routing");
        deadline(keys, "update", "PT24H", "updating the VoiceCall");
    }

    private static void deadline(List<KnownKey> keys, String word, String value, String work) {
        keys.add(
                key(
                                ORG + "deadlines." + word,
                                duration(Duration.ofSeconds(1), Duration.ofDays(7)),
                                "How long " + work + " is tried again before it is given up.")
                        .byDefault(value)
                        .example("PT1H"));
    }

    private static List<KnownKey> webex() {
        List<KnownKey> keys = new ArrayList<>(webexUpkeep());
        keys.addAll(webexApi());
        return keys;
    }

    private static List<KnownKey> webexUpkeep() {
        return List.of(
                key(
                                "tandem.webex.reconciliation.period",
                                duration(Duration.ofSeconds(1), Duration.ofDays(1)),
                                "How often one instance of all asks Webex which calls began or"
                                        + " ended, and writes what no webhook told of them to the"
                                        + " topic. tandem.webex.api.* must be set.")
                        .otherwise("never")
                        .example("PT5M"),
                key(
                                "tandem.webex.reconciliation.settle",
                                duration(Duration.ZERO, Duration.ofMinutes(10)),
                                "How long webhooks may be on their way: what is younger is left"
                                        + " to the next time.")
                        .byDefault("PT2M")
                        .example("PT1M"),
                key(
                                "tandem.webex.reconciliation.reach-back",
                                duration(Duration.ofMinutes(1), Duration.ofDays(7)),
                                "How old a time may be that is reconciled after a downtime; for"
                                        + " what is older, there is the command reconcile. Not"
                                        + " longer than the retention of webex-events.")
                        .byDefault("PT6H")
                        .example("PT24H"),
                key(
                                "tandem.webex.subscriptions.watch-period",
                                duration(Duration.ofSeconds(1), Duration.ofDays(1)),
                                "How often one instance of all looks whether Webex has set a"
                                        + " subscription inactive, and activates it again."
                                        + " tandem.webex.api.* must be set.")
                        .otherwise("never")
                        .example("PT1M"),
                key(
                                "tandem.webex.subscriptions.destination-url",
                                url("as Webex has it"),
                                "The address of the webhook door from outside: the subscriptions"
                                        + " that send there are watched.")
                        .otherwise("those that the lines of tandem.webhook.secrets-file name")
                        .example("https://cti.example.com/webhooks/webex"));
    }

    private static List<KnownKey> webexApi() {
        return List.of(
                key(
                                "tandem.webex.api.base-url",
                                url("https://, or http:// of a simulated Webex on this machine"),
                                "The address of the Webex Contact Center APIs in your data centre,"
                                        + " for the commands subscriptions and reconcile, and for"
                                        + " what serve does with them.")
                        .example("https://api.wxcc-us1.cisco.com"),
                key(
                                "tandem.webex.api.token-file",
                                file("one line with an access token"),
                                "An access token of a Webex service app or administrator.")
                        .example("/etc/tandem/webex-token"),
                key(
                                "tandem.webex.api.client-id",
                                text(),
                                "The client id of the Webex integration or service app.")
                        .example("C1a2b3..."),
                key(
                                "tandem.webex.api.client-secret-file",
                                file("one line with the client secret"),
                                "The client secret of the Webex integration or service app.")
                        .example("/etc/tandem/webex-client-secret"),
                key(
                                "tandem.webex.api.refresh-token-file",
                                file("one line with a refresh token"),
                                "The refresh token from which access tokens are made.")
                        .example("/etc/tandem/webex-refresh-token"),
                key(
                                "tandem.webex.push-back.enabled",
                                flag(),
                                "Whether vendorCallKey, voiceCallId, queue and agent are written"
                                        + " into the variables of the live contact, where webhooks"
                                        + " alone reported it. Needs the keys tandem.webex.api.*.")
                        .byDefault("false")
                        .example("true"));
    }
}
