package dev.tandem.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * An embedded broker in a process of its own: for several programs at once, to be killed, or to
 * measure its processor time, its memory and the requests to it alone. It ends with the process
 * that started it.
 *
 * <p>The two talk by lines: the broker's first is its address, and to the line {@code requests} it
 * answers with one that begins in the same way.
 */
public final class BrokerProcess implements AutoCloseable {
    private static final String REQUESTS = "requests";

    private final Process process;
    private final BufferedReader lines;
    private final String bootstrapServers;

    private BrokerProcess(Process process, BufferedReader lines, String bootstrapServers) {
        this.process = process;
        this.lines = lines;
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
        return new BrokerProcess(process, out, line);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public long pid() {
        return process.pid();
    }

    /**
     * How many requests of each kind the broker has answered since its start, by the name that
     * Kafka's protocol has for it, e.g. {@code Produce}. Its own are among them, for example the
     * heartbeat to its controller.
     */
    public Map<String, Long> requests() throws IOException {
        Writer questions = process.outputWriter(StandardCharsets.UTF_8);
        questions.write(REQUESTS + "\n");
        questions.flush();
        String line = lines.readLine();
        if (line == null || !line.startsWith(REQUESTS)) {
            throw new IllegalStateException(
                    "Expected the broker's process to count its requests, but it said " + line);
        }
        Map<String, Long> counts = new TreeMap<>();
        for (String count : line.substring(REQUESTS.length()).strip().split(" ", -1)) {
            int divider = count.indexOf('=');
            counts.put(count.substring(0, divider), Long.valueOf(count.substring(divider + 1), 10));
        }
        return counts;
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

    public static void main(String[] args) throws IOException, JMException {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(Path.of(args[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        System.out.println(kafka.bootstrapServers());
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            StringBuilder answer = new StringBuilder(REQUESTS);
            countedRequests()
                    .forEach((kind, count) ->
                            answer.append(' ').append(kind).append('=').append(count));
            System.out.println(answer);
        }
        System.exit(0);
    }

    /** Kafka counts by kind and version. It has fetches twice, with the fetcher's role, too. */
    private static Map<String, Long> countedRequests() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName all = new ObjectName("kafka.network:type=RequestMetrics,name=RequestsPerSec,*");
        Map<String, Long> counts = new TreeMap<>();
        for (ObjectName name : beans.queryNames(all, null)) {
            String kind = name.getKeyProperty("request");
            if (!kind.equals("FetchConsumer") && !kind.equals("FetchFollower")) {
                counts.merge(kind, (Long) beans.getAttribute(name, "Count"), Long::sum);
            }
        }
        return counts;
    }
}
