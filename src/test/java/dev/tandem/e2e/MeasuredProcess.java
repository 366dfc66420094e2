package dev.tandem.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The metrics and the memory of the program. */
public final class MeasuredProcess {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI metrics;
    private final long pid;

    public MeasuredProcess(int managementPort, long pid) {
        metrics = URI.create("http://127.0.0.1:" + managementPort + "/q/metrics");
        this.pid = pid;
    }

    /** All of its metrics as Prometheus reads them. */
    public String metrics() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
    }

    /**
     * Every series by its name and labels, except those about past garbage collections and about
     * the brokers that Kafka's clients are connected to.
     */
    public Set<String> series() throws IOException, InterruptedException {
        Set<String> series = new TreeSet<>();
        metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> !line.startsWith("jvm_gc_") && !line.startsWith("kafka_"))
                .forEach(line -> series.add(line.substring(0, line.lastIndexOf(' '))));
        return series;
    }

    /** The live memory after a garbage collection. */
    public long liveHeapBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        for (int i = 0; i < 2; i++) {
            new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
        return metrics()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line ->
                        (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
