package dev.tandem.bench;

import dev.tandem.e2e.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the measurements that are asked for, one after the other, and prints what it saw. */
@Command(
        name = "bench",
        description = "Measures the packaged program on this machine, on loopback only.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class Bench implements Callable<Integer> {
    @Option(
            names = "--only",
            split = ",",
            defaultValue = "accept,acknowledge,create,calls,door,memory",
            description = "Which of accept, acknowledge, create, calls, door, memory, hostile.")
    private Set<String> only;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds after a warm-up.")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "10", description = "Length of a round.")
    private int seconds;

    @Option(
            names = "--calls-per-second",
            split = ",",
            defaultValue = "500,800",
            description = "Rates at which abandoned calls are offered.")
    private int[] callsPerSecond;

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

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("tandem-bench");
        Plan plan = new Plan(directory, rounds, seconds, interactions);
        System.out.printf(
                "%d cores, Java %s, %d rounds of %d s, data in %s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                rounds,
                seconds,
                directory);
        try {
            measure(plan);
        } finally {
            delete(directory);
        }
        return CommandLine.ExitCode.OK;
    }

    private void measure(Plan plan) throws Exception {
        String secret = Installation.SECRET;
        if (only.contains("accept")) {
            new AcceptedWebhooks(plan).run(secret);
        }
        if (only.contains("acknowledge")) {
            new Acknowledgement(plan).run(secret);
        }
        if (only.contains("create")) {
            new CreateRequest(plan).run(secret);
        }
        if (only.contains("calls")) {
            for (int rate : callsPerSecond) {
                AbandonedCalls.sustained(plan, secret, rate);
            }
        }
        if (only.contains("door")) {
            new RoutedFlows(plan).run();
        }
        if (only.contains("memory")) {
            Memory.run(plan, secret);
        }
        if (only.contains("hostile")) {
            HostileRequests.run(plan, hostileRequests);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
