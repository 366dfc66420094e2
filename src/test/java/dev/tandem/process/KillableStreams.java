package dev.tandem.process;

import dev.tandem.process.settings.StreamsBench;
import java.io.IOException;
import java.nio.file.Path;

/** State machines in a process of their own, which a test can kill. */
final class KillableStreams {
    private KillableStreams() {}

    /** Arguments: bootstrap servers, topic prefix, state directory. */
    public static void main(String[] args) throws InterruptedException {
        new StreamsBench(args[0], args[1], Path.of(args[2])).started();
        Thread.sleep(Long.MAX_VALUE);
    }

    static Process start(String bootstrapServers, String prefix, Path state) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillableStreams.class.getName(),
                        bootstrapServers,
                        prefix,
                        state.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
