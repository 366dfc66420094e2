package dev.tandem.app.setup;

import dev.tandem.app.configuration.sections.KeyReader;
import dev.tandem.salesforce.settings.UrlRule;
import dev.tandem.setup.flow.FlowOptions.Connector;
import dev.tandem.setup.flow.FlowOptions.Queue;
import dev.tandem.setup.salesforce.ClientApp;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about an installation, and the configuration that follows from it.
 *
 * @param publicAddress where Webex reaches Tandem, without a path
 * @param instanceUrl of the Salesforce org
 * @param clientCredentials whether Tandem logs in with a secret in place of a key
 * @param username the integration user
 * @param contactEmail whom Salesforce writes to about the External Client App
 * @param callCenter developer name of the contact centre in Salesforce
 * @param certificate developer name of the certificate that the contact centre names
 * @param omniFlow developer name of the Omni-Channel flow; empty for none
 * @param defaultQueue in Webex, for calls that nothing else routes
 * @param connector in Webex; null where the flow carries a key
 */
record SetupAnswers(
        String publicAddress,
        String instanceUrl,
        boolean clientCredentials,
        String username,
        String contactEmail,
        String callCenter,
        String certificate,
        String omniFlow,
        Queue defaultQueue,
        @Nullable Connector connector) {
    private static final String ORG = "tandem.salesforce.orgs.main.";
    private static final String CENTER = "tandem.contact-centers.main.";
    private static final String USER =
            "Setup > Users > Users; it looks like a mail address and need not be one.";
    private static final String MAIL = "The mail address of an administrator.";

    /** Asks for them. */
    static SetupAnswers from(SetupQuestions questions) throws IOException {
        return new SetupAnswers(
                address(questions),
                instanceUrl(questions),
                clientCredentials(questions),
                mailLike(questions, "What is the user name of the integration user?", USER),
                mailLike(questions, "Whom does Salesforce write to about the app?", MAIL),
                apiName(
                        questions,
                        "What is the developer name of the contact centre in Salesforce?",
                        "Setup > Partner Telephony Contact Centers > the contact centre > Internal"
                                + " Name."),
                apiName(
                        questions,
                        "Which certificate does that contact centre name?",
                        "Its API name, on the same page and in Setup > Certificate and Key"
                                + " Management."),
                omniFlow(questions),
                queue(questions),
                connector(questions));
    }

    private static String address(SetupQuestions questions) throws IOException {
        return questions.ask(
                "At which address does Webex reach Tandem?",
                "Of your proxy, with a certificate that the public trusts, such as"
                        + " https://calls.example.com.",
                "",
                SetupAnswers::faultOfAddress);
    }

    private static String instanceUrl(SetupQuestions questions) throws IOException {
        return questions.ask(
                "What is the My Domain of the Salesforce org?",
                "Setup > My Domain > Current My Domain URL, with https:// before it.",
                "",
                url -> UrlRule.MY_DOMAIN.faultOfBase(url).map("No: "::concat));
    }

    private static boolean clientCredentials(SetupQuestions questions) throws IOException {
        return questions
                .ask(
                        "Does Tandem log in with a key or with a secret?",
                        "key: this makes one, with a certificate (JWT bearer). secret: Salesforce"
                                + " makes it (client credentials).",
                        "key",
                        it ->
                                it.equals("key") || it.equals("secret")
                                        ? Optional.empty()
                                        : Optional.of("Answer key or secret."))
                .equals("secret");
    }

    private static String omniFlow(SetupQuestions questions) throws IOException {
        return questions.ask(
                "Which Omni-Channel flow decides where calls go?",
                "Setup > Flows, its API name. Enter alone: none, and Webex routes.",
                "",
                it -> it.isEmpty() ? Optional.empty() : faultOfApiName(it));
    }

    private static String mailLike(SetupQuestions questions, String question, String where)
            throws IOException {
        return questions.ask(
                question,
                where,
                "",
                it ->
                        ClientApp.isAddress(it)
                                ? Optional.empty()
                                : Optional.of("It looks like name@example.com."));
    }

    private static String apiName(SetupQuestions questions, String question, String where)
            throws IOException {
        return questions.ask(question, where, "", SetupAnswers::faultOfApiName);
    }

    private static Optional<String> faultOfApiName(String text) {
        return KeyReader.isApiName(text)
                ? Optional.empty()
                : Optional.of(
                        "A developer name has letters, digits and underscores, and begins with a"
                                + " letter.");
    }

    private static Queue queue(SetupQuestions questions) throws IOException {
        String id =
                questions.ask(
                        "Which Webex queue takes calls that nothing else routes?",
                        "Control Hub > Contact Center > Queues > the queue: its ID.",
                        "",
                        SetupAnswers::faultOfId);
        return new Queue(id, null, null);
    }

    private static @Nullable Connector connector(SetupQuestions questions) throws IOException {
        String id =
                questions.ask(
                        "Which Webex connector does the flow use?",
                        "Control Hub > Contact Center > Integrations > Connectors: its ID. Enter"
                                + " alone: none, and the flow carries a key.",
                        "",
                        it -> it.isEmpty() ? Optional.empty() : faultOfId(it));
        return id.isEmpty() ? null : new Connector(id, null);
    }

    private static Optional<String> faultOfId(String text) {
        return SetupWebexCommand.isUuid(text)
                ? Optional.empty()
                : Optional.of(
                        "An ID has 32 digits in five groups, such as"
                                + " 6fbc3a2e-3f0b-4a53-9c7d-0d6a5b8f1c01.");
    }

    private static Optional<String> faultOfAddress(String text) {
        URI address = WebexAccess.uri(text);
        boolean usable =
                "https".equals(address.getScheme())
                        && address.getHost() != null
                        && address.getRawUserInfo() == null
                        && address.getRawQuery() == null
                        && address.getRawPath().isEmpty()
                        && address.getPort() == -1;
        return usable
                ? Optional.empty()
                : Optional.of(
                        "It is https:// and a host, without port and path: Webex delivers to port"
                                + " 443 only.");
    }

    /** The text of the file; names of files are relative to the directory where serve starts. */
    String configuration() {
        List<String> lines = new ArrayList<>();
        lines.add("# Made by: tandem setup. Start serve and doctor in the directory above config.");
        lines.add("# Every key: deploy/configuration.md");
        lines.add("");
        lines.add("# The doors. Webex reaches them at " + publicAddress);
        add(lines, "tandem.webhook.secrets-file", KeyFiles.WEBHOOK);
        add(lines, "tandem.flow.keys-file", KeyFiles.FLOW);
        add(lines, "tandem.console.keys-file", KeyFiles.CONSOLE);
        lines.add("");
        lines.add(
                "# The Salesforce org. client-id is the consumer key of the External Client App.");
        add(lines, ORG + "instance-url", instanceUrl);
        lines.add("#" + ORG + "client-id=");
        if (clientCredentials) {
            add(lines, ORG + "auth", "client-credentials");
            lines.add("# A file with the consumer secret as its one line.");
            add(lines, ORG + "client-secret-file", "secrets/salesforce-client-secret");
        } else {
            add(lines, ORG + "auth", "jwt-bearer");
            add(lines, ORG + "username", username);
            add(lines, ORG + "private-key-file", KeyFiles.SALESFORCE_KEY);
            add(lines, ORG + "audience", audience());
        }
        lines.add("");
        lines.add("# The contact centre takes every call; match.* would limit it.");
        add(lines, CENTER + "org", "main");
        add(lines, CENTER + "call-center-dev-name", callCenter);
        add(lines, CENTER + "cert-dev-name", certificate);
        add(lines, CENTER + "omni-flow.enabled", Boolean.toString(!omniFlow.isEmpty()));
        if (!omniFlow.isEmpty()) {
            add(lines, CENTER + "omni-flow.flow-dev-name", omniFlow);
        }
        lines.add("");
        lines.add("# Unset, a Kafka broker runs in the process: for trying out.");
        lines.add("#kafka.bootstrap.servers=broker-1:9092,broker-2:9092");
        return String.join("\n", lines) + "\n";
    }

    /** Sandboxes log in at a host of their own. */
    private String audience() {
        return instanceUrl.contains(".sandbox.")
                ? "https://test.salesforce.com"
                : "https://login.salesforce.com";
    }

    private static void add(List<String> lines, String key, String value) {
        lines.add(key + "=" + value.replace("\\", "\\\\"));
    }
}
