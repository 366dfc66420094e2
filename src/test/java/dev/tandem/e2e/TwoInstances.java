package dev.tandem.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.embedded.BrokerProcess;
import dev.tandem.embedded.salesforce.ConnectedApp;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.SimulatedSalesforceSettings;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two instances of the program that share one cluster, and their org. */
final class TwoInstances implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CallCenter center;
    private final Map<String, String> settings;
    private final SimulatorKeys keys = SimulatorKeys.generate();
    private final SimulatedSalesforce org =
            SimulatedSalesforce.start(
                    SimulatedSalesforceSettings.of(
                            ConnectedApp.signing(
                                    Installation.CONSUMER_KEY,
                                    keys.publicKey(),
                                    Installation.USERNAME)));
    private final BrokerProcess broker;
    private final TandemProcess first;
    private final TandemProcess second;

    private TwoInstances(Path directory, CallCenter center, Map<String, String> settings)
            throws IOException {
        this.center = center;
        this.settings = settings;
        broker = BrokerProcess.start(Files.createDirectories(directory).resolve("broker"));
        first = TandemProcess.launch(installation(directory.resolve("first")));
        second = TandemProcess.launch(installation(directory.resolve("second")));
    }

    /** Returns when both run. */
    static TwoInstances start(Path directory, CallCenter center) throws IOException {
        return start(directory, center, Map.of());
    }

    /** The same, with further keys of the configuration. */
    static TwoInstances start(Path directory, CallCenter center, Map<String, String> settings)
            throws IOException {
        TwoInstances two = new TwoInstances(directory, center, settings);
        two.first.awaitStarted();
        two.second.awaitStarted();
        return two;
    }

    private Installation installation(Path directory) throws IOException {
        Installation installation =
                Installation.in(directory)
                        .without("tandem.embedded-kafka.port")
                        .with("kafka.bootstrap.servers", broker.bootstrapServers())
                        .with("tandem.topics.replication-factor", "1")
                        .withConsoleKeys()
                        .org(center.org(), org.url(), keys)
                        .center(center);
        settings.forEach(installation::with);
        return installation;
    }

    SimulatedSalesforce org() {
        return org;
    }

    Program first() {
        return new Program(first);
    }

    Program second() {
        return new Program(second);
    }

    /** A call whose webhooks go to that one. */
    PhoneCall callAt(Program instance) {
        return new PhoneCall(center, org, instance);
    }

    /** Whether the first one has to ask the other for the call. */
    boolean isOwnedBySecond(PhoneCall call) {
        String asked = "tandem_instances_asked_seconds_count{outcome=\"answered\"";
        double before = first().metric(asked);
        return !first().interaction(call.id()).isEmpty() && first().metric(asked) > before;
    }

    /** The address of the second one for other instances. */
    String addressOfSecond() {
        String url = second.url("").toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Freezes the second one, as in a paused virtual machine. */
    void freezeSecond() throws IOException, InterruptedException {
        second.signal("STOP");
    }

    /** Resumes the second one. */
    void thawSecond() throws IOException, InterruptedException {
        second.signal("CONT");
    }

    String logOfFirst() {
        return first.log();
    }

    String logOfSecond() {
        return second.log();
    }

    void killSecond() throws InterruptedException {
        second.kill();
    }

    static JsonNode list(Program instance, String query) throws IOException {
        return JSON.readTree(instance.ask("/interactions" + query).body());
    }

    @Override
    public void close() {
        for (TandemProcess instance : List.of(second, first)) {
            instance.close();
            instance.keepLog();
        }
        broker.close();
        org.close();
        LogRules.tellsNoSecrets(first.log());
        LogRules.tellsNoSecrets(second.log());
    }
}
