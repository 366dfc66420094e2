package dev.tandem.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program as it is shipped. It is trained at its first start of a test run, as a user does with
 * {@code ./tandem train}: the starts of all tests together take much longer than that.
 */
final class PackagedProgram {
    /** As the launcher. */
    private static final List<String> JVM_OPTIONS =
            List.of(
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ReservedCodeCacheSize=240m",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private static final List<String> SERVICES = List.of("serve", "demo");
    private static final String COLLECTOR = "-XX:\\+Use\\w+GC";

    private PackagedProgram() {}

    /** The command line that the launcher uses. */
    static List<String> command(List<String> jvmOptions, String... arguments) {
        List<String> command = untrained(jvmOptions);
        if (arguments.length > 0 && SERVICES.contains(arguments[0])) {
            command.addAll(List.of("-XX:AOTCache=" + Trained.CACHE, "-Xlog:aot*=off"));
        }
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> untrained(List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        boolean another = jvmOptions.stream().anyMatch(it -> it.matches(COLLECTOR));
        JVM_OPTIONS.stream().filter(it -> !another || !it.matches(COLLECTOR)).forEach(command::add);
        command.addAll(jvmOptions);
        return command;
    }

    /** The jar that Maven names, or the one that was packaged last. */
    static Path jar() {
        Path jar =
                Path.of(System.getProperty("tandem.packaged", "target/quarkus-app/quarkus-run.jar"))
                        .toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "Expected the packaged program at "
                            + jar
                            + ", but there is none: run ./mvnw package first");
        }
        return jar;
    }

    /** Where the cache of this test run's training is. */
    static Path cache() {
        return Trained.CACHE;
    }

    /** Once per test run, and again for each new package. */
    private static final class Trained {
        static final Path CACHE = cache();

        private static Path cache() {
            Path cache = jar().resolveSibling("tandem.aot");
            try {
                if (!Files.exists(cache)
                        || Files.getLastModifiedTime(cache)
                                        .compareTo(Files.getLastModifiedTime(jar()))
                                < 0) {
                    train();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Expected to train in peace", e);
            }
            return cache;
        }

        private static void train() throws IOException, InterruptedException {
            Path log = Files.createTempFile("training", ".log");
            List<String> command =
                    Stream.concat(
                                    untrained(List.of()).stream(),
                                    Stream.of("-jar", jar().toString(), "train"))
                            .toList();
            int exitCode =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start()
                            .waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException(
                        "Expected the training to end with 0, but it ended with "
                                + exitCode
                                + ":\n"
                                + Files.readString(log));
            }
            Files.delete(log);
        }
    }
}
