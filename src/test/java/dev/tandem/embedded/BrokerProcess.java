package dev.tandem.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** An embedded broker in a process of its own, which can be killed. */
final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    static BrokerProcess start(Path directory) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx256m",
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

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws InterruptedException {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(Path.of(args[0])));
        System.out.println(kafka.bootstrapServers());
        Thread.sleep(60_000);
        kafka.close();
    }
}
