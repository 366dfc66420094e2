package dev.tandem.app.configuration.keys;

import static dev.tandem.app.configuration.keys.KnownKey.key;
import static dev.tandem.app.configuration.keys.ValueKind.choice;
import static dev.tandem.app.configuration.keys.ValueKind.duration;
import static dev.tandem.app.configuration.keys.ValueKind.file;
import static dev.tandem.app.configuration.keys.ValueKind.flag;
import static dev.tandem.app.configuration.keys.ValueKind.number;

import dev.tandem.http.problem.WaitParameter;
import dev.tandem.ingest.webhook.WebhookSettings;
import java.time.Duration;
import java.util.List;

/** The keys of the HTTP servers and of what they serve. */
public final class HttpKeys {
    private static final String NAMES_AND_KEYS =
            "lines `<name> <key>`, a key of 16 characters or more";

    static final KnownKeys.Group CONNECTIONS =
            new KnownKeys.Group(
                    "Connections",
                    "Limits of the HTTP servers, so that idle and slow clients do not block"
                            + " others.",
                    connections());

    static final KnownKeys.Group WEBHOOKS =
            new KnownKeys.Group(
                    "Webhooks",
                    "How `POST /webhooks/webex` accepts the events of a Webex subscription.",
                    webhooks());

    static final KnownKeys.Group FLOWS =
            new KnownKeys.Group(
                    "Flows",
                    "How `POST /flow/events` answers HTTP Request activities of Flow Designer.",
                    flows());

    static final KnownKeys.Group OPERATORS =
            new KnownKeys.Group(
                    "Operators",
                    "Who may see interactions.",
                    List.of(
                            key(
                                            "tandem.console.keys-file",
                                            file(NAMES_AND_KEYS),
                                            "The keys with which operators, and the other"
                                                    + " instances, ask about interactions. A line"
                                                    + " may end with viewer, which may look only,"
                                                    + " or operator, which it is otherwise. Several"
                                                    + " lines for one name are a rotation.")
                                    .otherwise(
                                            "interactions are shown to requests from this machine"
                                                    + " only")
                                    .example("/etc/tandem/console-keys")
                                    .readAgain()));

    private HttpKeys() {}

    private static List<KnownKey> connections() {
        Duration shortest = Duration.ofMillis(100);
        Duration longest = Duration.ofMinutes(10);
        return List.of(
                key(
                                "tandem.http.max-connections",
                                number(1, 1_000_000),
                                "How many connections may be open at each of the two ports. When"
                                    + " all are in use, a new one replaces an idle one, the one"
                                    + " without any successful request first. Never more than a"
                                    + " quarter of the files that the process may open. Each"
                                    + " waiting flow has a connection, and each may hold a body of"
                                    + " tandem.webhook.max-body-size.")
                        .byDefault("2000")
                        .example("10000"),
                key(
                                "tandem.http.header-timeout",
                                duration(shortest, longest),
                                "How long a client may take for the head of a request, and a new"
                                        + " connection for its first one.")
                        .byDefault("PT10S")
                        .example("PT5S"),
                key(
                                "tandem.http.body-timeout",
                                duration(shortest, longest),
                                "How long a client may take for the body of a request, and for"
                                        + " reading an answer. Not shorter than the longest wait of"
                                        + " a flow where a proxy pipelines requests.")
                        .byDefault("PT20S")
                        .example("PT10S"));
    }

    private static List<KnownKey> webhooks() {
        return List.of(
                key(
                                "tandem.webhook.secrets-file",
                                file(
                                        "lines `<subscription id or *> <secret>`, a secret of 16"
                                                + " characters or more (Webex takes 32 to 256)"),
                                "The secrets with which Webex signs. Several lines for one"
                                        + " subscription are a rotation. The key must be set unless"
                                        + " tandem.webhook.allow-unsigned is true.")
                        .example("/etc/tandem/webhook-secrets")
                        .readAgain(),
                key(
                                "tandem.webhook.allow-unsigned",
                                flag(),
                                "Whether unsigned webhooks are accepted while there is no secrets"
                                    + " file. For trials only: every client that reaches the port"
                                    + " can then send invented calls.")
                        .byDefault("false")
                        .example("true"),
                key(
                                "tandem.webhook.timestamp-tolerance",
                                duration(Duration.ofSeconds(1), Duration.ofHours(24)),
                                "How far the time of a signed webhook may differ from the clock of"
                                        + " this machine, in both directions.")
                        .byDefault("PT5M")
                        .example("PT2M"),
                key(
                                "tandem.webhook.max-body-size",
                                number(1024, WebhookSettings.LARGEST_BODY),
                                "The longest body that is accepted, in bytes. A longer one is"
                                        + " answered 413.")
                        .byDefault("65536")
                        .example("131072"),
                key(
                                "tandem.webhook.reject-status",
                                number(400, 499),
                                "The HTTP status for a webhook whose signature is missing or"
                                        + " wrong.")
                        .byDefault("401")
                        .example("403"),
                key(
                                "tandem.webhook.acknowledge-within",
                                duration(Duration.ofMillis(100), Duration.ofSeconds(30)),
                                "How long Kafka may take to acknowledge an event. After that the"
                                        + " answer is 503, and Webex sends the event again.")
                        .byDefault("PT2S")
                        .example("PT5S"));
    }

    private static List<KnownKey> flows() {
        return List.of(
                key(
                                "tandem.flow.keys-file",
                                file(NAMES_AND_KEYS),
                                "The keys of the flows: a bearer token is the key, basic"
                                        + " authentication sends the name as user and the key as"
                                        + " password. Several lines for one name are a rotation.")
                        .otherwise("flows are answered 403")
                        .example("/etc/tandem/flow-keys")
                        .readAgain(),
                key(
                                "tandem.flow.wait",
                                duration(Duration.ZERO, WaitParameter.LONGEST),
                                "How long the answer to a new contact waits for the routing"
                                        + " decision. The flow's response timeout must be longer. A"
                                        + " request overrides it with `?wait=`.")
                        .byDefault("PT1.5S")
                        .example("PT3S"),
                key(
                                "tandem.flow.max-waiters",
                                number(1, 1_000_000),
                                "How many flows may wait at the same time. The next one is answered"
                                        + " `pending` at once.")
                        .byDefault("10000")
                        .example("2000"),
                key(
                                "tandem.flow.start-door",
                                choice("any", "flow"),
                                "Which start of a call counts where a webhook and a flow both"
                                        + " report it: the first one (any), or the flow's, which"
                                        + " carries attributes. With flow, a start that a webhook"
                                        + " reports waits up to two seconds for the flow's.")
                        .byDefault("any")
                        .example("flow"));
    }
}
