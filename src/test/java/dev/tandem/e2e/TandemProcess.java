package dev.tandem.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program running {@code serve} in an {@link Installation}. */
public final class TandemProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(40);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Installation installation;
    private final Process process;

    private TandemProcess(Installation installation, Process process) {
        this.installation = installation;
        this.process = process;
    }

    /** Starts it and returns at once. */
    public static TandemProcess launch(Installation installation, String... jvmOptions)
            throws IOException {
        return launch(installation, Map.of(), jvmOptions);
    }

    /** The same with variables of the environment besides. */
    static TandemProcess launch(
            Installation installation, Map<String, String> environment, String... jvmOptions)
            throws IOException {
        installation.write();
        ProcessBuilder builder =
                new ProcessBuilder(PackagedProgram.command(List.of(jvmOptions), "serve"));
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(KAFKA|QUARKUS|TANDEM|JAVA_TOOL)_.*"));
        builder.environment().putAll(environment);
        return new TandemProcess(
                installation,
                builder.directory(installation.directory().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile(installation)))
                        .start());
    }

    /** Starts it and returns when it accepts webhooks. */
    public static TandemProcess start(Installation installation, String... jvmOptions)
            throws IOException {
        TandemProcess tandem = launch(installation, jvmOptions);
        try {
            tandem.awaitReady();
            return tandem;
        } catch (RuntimeException e) {
            String log = tandem.log();
            tandem.close();
            throw new IllegalStateException("Expected Tandem to be ready, but:\n" + log, e);
        }
    }

    public void awaitReady() {
        awaitHealth("ready");
    }

    /** Returns when accepted events are processed. */
    public void awaitStarted() {
        awaitHealth("started");
    }

    /** The address of the console. */
    URI management(String path) {
        return URI.create("http://127.0.0.1:" + installation.managementPort() + path);
    }

    private void awaitHealth(String check) {
        await("health " + check)
                .atMost(STARTS_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(
                                "Expected Tandem to run, but it ended with exit code "
                                        + process.exitValue()
                                        + ":\n"
                                        + log());
                    }
                    return healthStatus(check) == 200;
                });
    }

    /** The HTTP status of a health check; 0 without an answer. */
    int healthStatus(String check) {
        URI uri = management("/q/health/" + check);
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected to wait in peace, but was interrupted", e);
        }
    }

    /** As kill -9 does; returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends it a signal by name: STOP freezes it, CONT resumes it. */
    public void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, "" + pid()).start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(
                    "Expected kill -" + name + " to end with 0, but it ended with " + code);
        }
    }

    /**
     * The exit code, once it ends by itself.
     *
     * @param atMost the limit of processor time, which does not depend on other load
     */
    int awaitExit(Duration atMost) throws InterruptedException {
        Instant patience = Instant.now().plus(STARTS_WITHIN);
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            Duration used = process.info().totalCpuDuration().orElse(Duration.ZERO);
            if (used.compareTo(atMost) > 0 || Instant.now().isAfter(patience)) {
                throw new IllegalStateException(
                        "Expected Tandem to end within " + atMost + ", but it runs on:\n" + log());
            }
        }
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    /** The address for webhooks. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + installation.httpPort() + path);
    }

    /** Everything that processes of this installation have printed. */
    public String log() {
        try {
            return Files.readString(logFile(installation).toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.io.File logFile(Installation installation) {
        return installation.directory().resolve("tandem.log").toFile();
    }

    /** Writes the log beside the test reports, to explain a failed test. */
    void keepLog() {
        Path log = Path.of("target", "e2e-logs", installation.directory().getFileName() + ".log");
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, log());
            System.out.println("The program's log is in " + log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to stop, as an orchestrator does, and kills it only when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
