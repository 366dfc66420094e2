package dev.tandem.app.demo;

import dev.tandem.embedded.LoopbackPorts;
import dev.tandem.embedded.callers.RecordedEvent;
import dev.tandem.embedded.callers.Recordings;
import dev.tandem.embedded.callers.SimulatedCallers;
import dev.tandem.embedded.callers.WebhookSubscription;
import dev.tandem.embedded.salesforce.ConnectedApp;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.SimulatedSalesforceSettings;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import dev.tandem.embedded.webex.SimulatedWebex;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything around the service: the simulated org, the simulated Webex with the webhook
 * subscription, and a directory with the keys, the service's data and its log.
 */
final class DemoWorld implements AutoCloseable {
    private static final String CLIENT_ID = "demo-consumer-key";
    private static final String USERNAME = "integration@demo.example";
    private static final String AUDIENCE = "https://login.salesforce.com";

    private final Path directory;
    private final Ports ports;
    private final SimulatedSalesforce salesforce;
    private final SimulatedWebex webex;
    private final WebhookSubscription subscription;
    private volatile boolean keepsLog;

    /**
     * Different ports on 127.0.0.1.
     *
     * @param http for webhooks
     * @param management for health and metrics
     * @param kafka for the broker
     */
    record Ports(int http, int management, int kafka) {

        /**
         * Free ports.
         *
         * @param wantedHttp the port for webhooks, 0 for a free one
         * @throws IOException when the wanted port is in use; its message is a sentence for the
         *     user
         */
        static Ports free(int wantedHttp) throws IOException {
            try {
                List<Integer> ports = LoopbackPorts.available(List.of(wantedHttp, 0, 0));
                return new Ports(ports.get(0), ports.get(1), ports.get(2));
            } catch (IOException e) {
                throw new IOException(
                        wantedHttp == 0
                                ? "no free port can be opened on 127.0.0.1 ("
                                        + e.getMessage()
                                        + ")."
                                : "port %d of 127.0.0.1 cannot be opened (%s); choose another with --port, or leave --port out for a free one."
                                        .formatted(wantedHttp, e.getMessage()),
                        e);
            }
        }
    }

    private DemoWorld(
            Path directory, Ports ports, SimulatedSalesforce salesforce, SimulatedWebex webex) {
        this.directory = directory;
        this.ports = ports;
        this.salesforce = salesforce;
        this.webex = webex;
        this.subscription = subscription(URI.create(serviceUrl() + "/webhooks/webex"), webex);
    }

    /** Webex has it, with the types of all events that the callers send about calls. */
    private static WebhookSubscription subscription(URI url, SimulatedWebex webex) {
        String secret = UUID.randomUUID().toString();
        List<String> types =
                Recordings.all().stream()
                        .flatMap(recording -> recording.events().stream())
                        .map(RecordedEvent::type)
                        .filter(type -> type.startsWith("task:"))
                        .distinct()
                        .toList();
        String id = webex.subscribe("Tandem demo", url, secret, types);
        return new WebhookSubscription(url, id, webex.organisation(), secret);
    }

    /**
     * Creates the directory and starts the org and Webex.
     *
     * @throws IOException when the directory cannot be created; its message is a sentence for the
     *     user
     */
    static DemoWorld create(Ports ports) throws IOException {
        try {
            Path directory = Files.createTempDirectory("tandem-demo-");
            SimulatorKeys keys = SimulatorKeys.generate();
            keys.writePrivateKey(directory.resolve("salesforce.pem"));
            SimulatedSalesforce salesforce =
                    SimulatedSalesforce.start(
                            SimulatedSalesforceSettings.of(
                                    ConnectedApp.signing(CLIENT_ID, keys.publicKey(), USERNAME)));
            SimulatedWebex webex =
                    SimulatedWebex.start(
                            0, CLIENT_ID, UUID.randomUUID().toString(), "refresh-of-the-demo");
            DemoWorld world = new DemoWorld(directory, ports, salesforce, webex);
            Files.writeString(
                    directory.resolve("webhook-secrets"),
                    world.subscription.subscriptionId() + " " + world.subscription.secret() + "\n");
            return world;
        } catch (IOException e) {
            throw new IOException(
                    "its directory cannot be created below %s (%s); make that writable, or name another with TANDEM_OPTS=-Djava.io.tmpdir=<directory>."
                            .formatted(System.getProperty("java.io.tmpdir"), e),
                    e);
        }
    }

    SimulatedSalesforce salesforce() {
        return salesforce;
    }

    SimulatedCallers callers() {
        return new SimulatedCallers(subscription, salesforce.ledger()::callsOf, webex::notes);
    }

    /** The simulated Webex, for people. */
    String webexUrl() {
        return webex.url();
    }

    Ports ports() {
        return ports;
    }

    Path directory() {
        return directory;
    }

    private Path log() {
        return directory.resolve("tandem.log");
    }

    /** Excludes the log from the removal of the directory; returns its path. */
    Path keepLog() {
        keepsLog = true;
        return log();
    }

    boolean keepsLog() {
        return keepsLog;
    }

    String serviceUrl() {
        return "http://127.0.0.1:" + ports.http();
    }

    /** The configuration as an operator would write it, with short waits. */
    Map<String, String> configuration() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("tandem.embedded-kafka.directory", directory.resolve("kafka").toString());
        keys.put("tandem.embedded-kafka.port", String.valueOf(ports.kafka()));
        keys.put("tandem.state.directory", directory.resolve("streams").toString());
        keys.put("tandem.topics.prefix", "tandem-demo.");
        keys.put("tandem.topics.partitions", "4");
        keys.put("tandem.webhook.secrets-file", directory.resolve("webhook-secrets").toString());
        salesforceKeys(keys);
        keys.put("quarkus.http.host", "127.0.0.1");
        keys.put("quarkus.http.port", String.valueOf(ports.http()));
        keys.put("quarkus.management.host", "127.0.0.1");
        keys.put("quarkus.management.port", String.valueOf(ports.management()));
        keys.put("quarkus.log.console.level", "OFF");
        keys.put("quarkus.log.file.enabled", "true");
        keys.put("quarkus.log.file.path", log().toString());
        keys.put("quarkus.log.file.format", "%d{HH:mm:ss,SSS} %-5p [%c{1.}] %s%e%n");
        return keys;
    }

    private void salesforceKeys(Map<String, String> keys) {
        String org = "tandem.salesforce.orgs.demo.";
        keys.put(org + "instance-url", salesforce.url());
        keys.put(org + "client-id", CLIENT_ID);
        keys.put(org + "username", USERNAME);
        keys.put(org + "audience", AUDIENCE);
        keys.put(org + "private-key-file", directory.resolve("salesforce.pem").toString());
        String center = "tandem.contact-centers.demo.";
        keys.put(center + "org", "demo");
        keys.put(center + "call-center-dev-name", "Demo_Contact_Center");
        keys.put(center + "cert-dev-name", "Demo_Certificate");
        keys.put(center + "omni-flow.flow-dev-name", "Route_Voice_Call");
        keys.put(center + "omni-flow.fallback-queue", "Support_Queue");
        keys.put(center + "abandon.grace", "PT1.5S");
        keys.put(center + "abandon.grace-when-ringing", "PT2S");
    }

    @Override
    public void close() {
        webex.close();
        salesforce.close();
    }
}
