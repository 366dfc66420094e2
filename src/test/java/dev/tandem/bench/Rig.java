package dev.tandem.bench;

import dev.tandem.e2e.CallCenter;
import dev.tandem.e2e.Installation;
import dev.tandem.e2e.TandemProcess;
import dev.tandem.embedded.BrokerProcess;
import dev.tandem.embedded.salesforce.ConnectedApp;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.SimulatedSalesforceSettings;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The packaged program with what it needs around it: Kafka and a Salesforce org without delay. */
final class Rig implements AutoCloseable {
    private final @Nullable BrokerProcess broker;
    private final SimulatedSalesforce org;
    private final Installation installation;
    private final TandemProcess tandem;
    private final Startup startup;

    private Rig(@Nullable BrokerProcess broker, SimulatedSalesforce org, Installation installation)
            throws IOException {
        this.broker = broker;
        this.org = org;
        this.installation = installation;
        this.tandem = TandemProcess.launch(installation, jvmOptions().toArray(String[]::new));
        // Behind the launch, because the first one of a new package trains it.
        long start = System.nanoTime();
        try {
            tandem.awaitReady();
            double ready = (System.nanoTime() - start) / 1e9;
            tandem.awaitStarted();
            double started = (System.nanoTime() - start) / 1e9;
            startup = new Startup(ready, started, ProcessCost.cpu(tandem.pid()).toMillis() / 1e3);
        } catch (RuntimeException e) {
            String log = tandem.log();
            close();
            throw new IllegalStateException("Expected Tandem to start, but:\n" + log, e);
        }
    }

    /**
     * How the program came up.
     *
     * @param readySeconds from the start of the process until it accepts webhooks
     * @param startedSeconds from there, too, until it handles them
     * @param cpuSeconds what it used until then
     */
    record Startup(double readySeconds, double startedSeconds, double cpuSeconds) {}

    /** What this run asks for behind the launcher's options. */
    static List<String> jvmOptions() {
        return Pattern.compile("\\S+")
                .matcher(System.getProperty("tandem.bench.jvm", ""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Kafka in a process of its own. */
    static Rig withBrokerBeside(Path directory, int ledgerSize) throws IOException {
        BrokerProcess broker =
                BrokerProcess.start(Files.createDirectories(directory).resolve("broker"));
        SimulatedSalesforce org = org(ledgerSize);
        Installation installation =
                installation(directory, org)
                        .without("tandem.embedded-kafka.port")
                        .with("kafka.bootstrap.servers", broker.bootstrapServers())
                        .with("tandem.topics.replication-factor", "1");
        return new Rig(broker, org, installation);
    }

    /** Kafka in the program, as serve has it by default. */
    static Rig withBrokerInside(Path directory, int ledgerSize) throws IOException {
        SimulatedSalesforce org = org(ledgerSize);
        return new Rig(null, org, installation(directory, org));
    }

    private static final SimulatorKeys KEYS = SimulatorKeys.generate();

    private static SimulatedSalesforce org(int ledgerSize) {
        SimulatedSalesforceSettings settings =
                SimulatedSalesforceSettings.of(
                        ConnectedApp.signing(
                                Installation.CONSUMER_KEY,
                                KEYS.publicKey(),
                                Installation.USERNAME));
        return SimulatedSalesforce.start(
                new SimulatedSalesforceSettings(
                        0, settings.apps(), settings.behaviour(), ledgerSize));
    }

    private static Installation installation(Path directory, SimulatedSalesforce org)
            throws IOException {
        return Installation.in(directory)
                .org("bench", org.url(), KEYS)
                .center(
                        CallCenter.of("bench", WebexEvents.DIALED_NUMBER, "bench")
                                .with("abandon.grace", "PT0.5S"));
    }

    /** Calls that were closed in Salesforce since the start or since the ledger was cleared. */
    long closedCalls() {
        return org.ledger().count(SimulatedEndpoint.UPDATE_VOICE_CALL);
    }

    /** Returns when that many are closed, or after two minutes. */
    void awaitClosedCalls(long count) {
        awaitRequests(SimulatedEndpoint.UPDATE_VOICE_CALL, count);
    }

    /** Returns when the org has received that many, or after two minutes. */
    void awaitRequests(SimulatedEndpoint endpoint, long count) {
        await(() -> org.ledger().count(endpoint), count, () -> {});
    }

    /** Returns when something has been counted so often, or after two minutes. */
    static void await(LongSupplier counter, long count, Runnable meanwhile) {
        long patience = System.nanoTime() + 120_000_000_000L;
        while (counter.getAsLong() < count && System.nanoTime() < patience) {
            meanwhile.run();
            LockSupport.parkNanos(1_000_000);
        }
        meanwhile.run();
    }

    SimulatedSalesforce org() {
        return org;
    }

    int httpPort() {
        return installation.httpPort();
    }

    int managementPort() {
        return installation.managementPort();
    }

    /** Freezes the program, as in a paused virtual machine. */
    void freeze() throws IOException, InterruptedException {
        tandem.signal("STOP");
    }

    /** Resumes it. */
    void thaw() throws IOException, InterruptedException {
        tandem.signal("CONT");
    }

    long pid() {
        return tandem.pid();
    }

    @Nullable BrokerProcess broker() {
        return broker;
    }

    Startup startup() {
        return startup;
    }

    String log() {
        return tandem.log();
    }

    @Override
    public void close() {
        tandem.close();
        org.close();
        if (broker != null) {
            broker.close();
        }
    }
}
