package dev.tandem.app.training;

import dev.tandem.app.terminal.CommandFailure;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packaged program that is trained.
 *
 * @param java the JVM's executable
 * @param options those that a cache has to fit, e.g. the collector
 * @param jar absolute: a cache names the jars by their paths
 */
record TrainedProgram(Path java, List<String> options, Path jar) {
    static final String CACHE_NAME = "tandem.aot";

    private static final List<String> KEPT =
            List.of("-Xm", "-Xs", "-XX:", "--enable-native-access", "--sun-misc-unsafe");

    /**
     * This process's own.
     *
     * @throws CommandFailure when it runs from class folders, as in a build
     */
    static TrainedProgram running() throws CommandFailure {
        Path jar = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath().normalize();
        if (!Files.isRegularFile(jar) || !jar.toString().endsWith(".jar")) {
            throw new CommandFailure(
                    "Only the packaged program can be trained: run ./tandem train, or java -jar"
                            + " .../quarkus-run.jar train.");
        }
        return new TrainedProgram(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                options(ManagementFactory.getRuntimeMXBean().getInputArguments()),
                jar);
    }

    /**
     * Without those about another cache, agents, and configuration, which a rehearsal has none of.
     */
    static List<String> options(List<String> arguments) {
        return arguments.stream()
                .filter(it -> KEPT.stream().anyMatch(it::startsWith))
                .filter(it -> !it.startsWith("-XX:AOT"))
                .toList();
    }

    Path besideIt() {
        return jar.resolveSibling(CACHE_NAME);
    }

    /** A command line of this program. */
    List<String> command(List<String> more, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(more);
        command.add("-jar");
        command.add(jar.toString());
        Stream.of(arguments).forEach(command::add);
        return List.copyOf(command);
    }
}
