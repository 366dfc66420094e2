package dev.tandem.bench;

import dev.tandem.bench.figures.Baseline;
import dev.tandem.bench.figures.Figures;
import dev.tandem.bench.figures.Report;
import dev.tandem.bench.peer.RestateInstallation;
import dev.tandem.e2e.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the measurements that are asked for, one after the other, and prints what it saw. */
@Command(
        name = "bench",
        description = "Measures the packaged program on this machine, on loopback only.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class Bench implements Callable<Integer> {
    /** The repository's; the script runs this at its root. */
    private static final Path BASELINE = Path.of("src", "test", "bench", "baseline.json");

    /** The only other engine so far; its package.json and worker are in the repository. */
    private static final String RESTATE = "restate";

    private static final Path RESTATE_SOURCE = Path.of("src", "test", "bench", RESTATE);
    private static final Path RESTATE_FOLDER = Path.of("target", "bench", RESTATE);

    private static final String CALLS = "calls";

    private static final Path REPORT = Path.of("target", "bench", "report.html");

    @Spec private CommandSpec spec;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "accept,acknowledge,create,calls,door,cold,ledger,backlog,memory",
            description =
                    "Which of accept, acknowledge, create, calls, door, cold, ledger, backlog,"
                            + " memory, hostile.")
    private Set<String> only;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds after a warm-up.")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "10", description = "Length of a round.")
    private int seconds;

    @Option(
            names = "--calls-per-second",
            split = ",",
            defaultValue = "20,50,200,500",
            description = "Rates at which abandoned calls are offered.")
    private int[] callsPerSecond;

    @Option(
            names = "--peer",
            paramLabel = "ENGINE",
            description =
                    "Measures another engine, too, beside calls and at the same rates: restate,"
                            + " which npm installs into target/bench/restate. None by default.")
    private @Nullable String peer;

    @Option(
            names = "--waiting-events",
            defaultValue = "100000",
            description = "How many wait in the topic when catching up is measured.")
    private int waitingEvents;

    @Option(
            names = "--interactions",
            defaultValue = "100000",
            description = "How many the memory measurement makes.")
    private int interactions;

    @Option(
            names = "--hostile-requests",
            defaultValue = "100000",
            description = "How many the measurement of hostile requests sends.")
    private int hostileRequests;

    @Option(
            names = "--accept-baseline",
            description =
                    "Writes the medians to src/test/bench/baseline.json, with which later runs"
                            + " compare theirs.")
    private boolean acceptBaseline;

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        Runtime.getRuntime().addShutdownHook(new Thread(Bench::endChildren));
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    /**
     * After a signal, too: a program that is left running would disturb the figures of the next.
     */
    private static void endChildren() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public Integer call() throws Exception {
        Baseline baseline = Baseline.read(BASELINE);
        Path directory = Files.createTempDirectory("tandem-bench");
        Figures figures = new Figures(baseline);
        Plan plan = new Plan(directory, rounds, seconds, interactions, figures);
        String asked = String.join(" ", Rig.jvmOptions());
        String run =
                "%d cores, Java %s, %d rounds of %d s%s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version(),
                                rounds,
                                seconds,
                                asked.isEmpty() ? "" : ", the program with " + asked);
        try {
            List<Measurement> chosen = chosen(measurements(plan, installedPeer()));
            System.out.printf("%s%nData in %s%n", run, directory);
            warnOf(baseline);
            for (Measurement measurement : chosen) {
                measurement.run();
            }
        } finally {
            delete(directory);
        }
        new Report(baseline).write(REPORT, run, figures.all());
        System.out.println("The report is in " + REPORT);
        if (acceptBaseline) {
            accept(figures, baseline);
        }
        return CommandLine.ExitCode.OK;
    }

    private static void warnOf(Baseline baseline) {
        if (!baseline.figures().isEmpty() && !baseline.isComparableWith(Baseline.ofThisMachine())) {
            System.out.printf(
                    "The baseline is of %d cores and Java %s: ratios to it say little%n",
                    baseline.cores(), baseline.java());
        }
    }

    /** Keeps what this run did not measure, unless it is of another kind of machine. */
    private static void accept(Figures figures, Baseline before) throws IOException {
        Baseline here = Baseline.ofThisMachine();
        (before.isComparableWith(here) ? before : here).with(figures.all()).write(BASELINE);
        System.out.println("The baseline is in " + BASELINE);
    }

    /** Before anything is measured, because it may be missing. */
    private @Nullable RestateInstallation installedPeer() throws InterruptedException {
        if (peer == null) {
            return null;
        }
        if (!peer.equals(RESTATE)) {
            throw refused("There is no peer \"%s\": choose %s.".formatted(peer, RESTATE));
        }
        if (!only.contains(CALLS)) {
            throw refused("A peer is measured beside calls: name calls in --only, too.");
        }
        try {
            return RestateInstallation.install(RESTATE_SOURCE, RESTATE_FOLDER);
        } catch (IOException e) {
            throw refused(e.getMessage());
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Map<String, Measurement> measurements(
            Plan plan, @Nullable RestateInstallation installedPeer) {
        String secret = Installation.SECRET;
        Map<String, Measurement> all = new LinkedHashMap<>();
        all.put("accept", () -> new AcceptedWebhooks(plan).run(secret));
        all.put("acknowledge", () -> new Acknowledgement(plan).run(secret));
        all.put("create", () -> new CreateRequest(plan).run(secret));
        all.put(
                CALLS,
                () -> {
                    for (int rate : callsPerSecond) {
                        AbandonedCalls.sustained(plan, secret, rate);
                        if (installedPeer != null) {
                            PeerCalls.sustained(plan, installedPeer, rate);
                        }
                    }
                });
        all.put("door", () -> new RoutedFlows(plan).run());
        all.put("cold", () -> new ColdStarts(plan, secret).run());
        all.put("ledger", () -> new CostLedger(plan, secret).run());
        all.put("backlog", () -> new CatchingUp(plan, secret, waitingEvents).run());
        all.put("memory", () -> Memory.run(plan, secret));
        all.put("hostile", () -> HostileRequests.run(plan, hostileRequests));
        return all;
    }

    private List<Measurement> chosen(Map<String, Measurement> all) {
        for (String name : only) {
            if (!all.containsKey(name)) {
                throw refused(
                        "There is no measurement \"%s\": choose from %s."
                                .formatted(name, String.join(", ", all.keySet())));
            }
        }
        return all.entrySet().stream()
                .filter(entry -> only.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Prints what it sees. */
    private interface Measurement {
        void run() throws Exception;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
