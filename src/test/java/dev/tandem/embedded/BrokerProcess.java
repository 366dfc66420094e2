package dev.tandem.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An embedded broker in a process of its own: for several programs at once, to be killed, or to
 * measure its processor time and memory alone. It ends with the process that started it.
 */
public final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts it on a free port and returns when it accepts connections. */
    public static BrokerProcess start(Path directory) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx512m",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow",
                                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        BrokerProcess.class.getName(),
                                        directory.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException(
                    "Expected the broker's process to print its address, but it ended");
        }
        return new BrokerProcess(process, line);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public long pid() {
        return process.pid();
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] args) throws IOException {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(Path.of(args[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        System.out.println(kafka.bootstrapServers());
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }
}
