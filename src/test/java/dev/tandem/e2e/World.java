package dev.tandem.e2e;

import dev.tandem.embedded.salesforce.ConnectedApp;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.SimulatedSalesforceSettings;
import dev.tandem.embedded.salesforce.SimulatorKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One installation with its simulated orgs and its current process. */
final class World implements AutoCloseable {
    private final Installation installation;
    private final SimulatorKeys keys = SimulatorKeys.generate();
    private final Map<String, SimulatedSalesforce> orgs = new HashMap<>();
    private TandemProcess process;
    private Program program;

    private World(Installation installation) {
        this.installation = installation;
    }

    static World in(Path directory) throws IOException {
        return new World(Installation.in(directory));
    }

    /** A simulated org of its own, with whatever else is configured for it. */
    World withOrg(String name, String... keysAndValues) {
        SimulatedSalesforce org =
                SimulatedSalesforce.start(
                        SimulatedSalesforceSettings.of(app(keys, Installation.USERNAME)));
        orgs.put(name, org);
        installation.org(name, org.url(), keys);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            installation.with(
                    "tandem.salesforce.orgs." + name + "." + keysAndValues[i],
                    keysAndValues[i + 1]);
        }
        return this;
    }

    /** A simulated org that accepts client credentials only. */
    World withSecretOrg(String name) throws IOException {
        ConnectedApp app =
                new ConnectedApp(
                        Installation.CONSUMER_KEY,
                        null,
                        Set.of(),
                        Set.of(),
                        Installation.CLIENT_SECRET);
        SimulatedSalesforce org = SimulatedSalesforce.start(SimulatedSalesforceSettings.of(app));
        orgs.put(name, org);
        installation.orgWithSecret(name, org.url());
        return this;
    }

    World with(String key, String value) {
        installation.with(key, value);
        return this;
    }

    World withCenters(CallCenter... centers) {
        for (CallCenter center : centers) {
            installation.center(center);
        }
        return this;
    }

    /** Starts the program and returns when it accepts webhooks. */
    World start() throws IOException {
        process = TandemProcess.start(installation);
        program = new Program(process);
        return this;
    }

    /** Starts the program and returns at once. */
    World launch(String... jvmOptions) throws IOException {
        process = TandemProcess.launch(installation, jvmOptions);
        program = new Program(process);
        return this;
    }

    /** Kills the process as kill -9 does and starts another in the same place. */
    void killAndLaunch() throws IOException, InterruptedException {
        process.kill();
        process = TandemProcess.launch(installation);
    }

    PhoneCall call(CallCenter center) {
        return new PhoneCall(center, org(center.org()), program);
    }

    /** The app as {@link #withOrg} sets it up, for users of that name. */
    ConnectedApp app(SimulatorKeys certificate, String user) {
        return ConnectedApp.signing(Installation.CONSUMER_KEY, certificate.publicKey(), user);
    }

    /** The key of the program's assertions, unless a test changes it. */
    SimulatorKeys keys() {
        return keys;
    }

    SimulatedSalesforce org(String name) {
        return Objects.requireNonNull(orgs.get(name));
    }

    Installation installation() {
        return installation;
    }

    TandemProcess process() {
        return process;
    }

    Program program() {
        return program;
    }

    /** Closes it after its log was checked with the rules for logs. */
    void closeWithCleanLog() {
        expectCleanLog();
        close();
    }

    /** Checks the log with the rules for logs. */
    void expectCleanLog() {
        LogRules.tellsNoSecrets(process().log());
        LogRules.tellsProblemsInItsOwnWords(process().log());
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            process.keepLog();
        }
        orgs.values().forEach(SimulatedSalesforce::close);
    }
}
