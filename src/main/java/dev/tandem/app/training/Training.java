package dev.tandem.app.training;

import dev.tandem.app.terminal.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One training: a rehearsal that writes a cache, a start that must take it, and only then its name.
 * A cache from before serves until the very end.
 */
final class Training implements AutoCloseable {
    private static final int LAST_LINES = 20;
    private static final long PATIENCE_SECONDS = 600;
    private static final long LOOK_MILLIS = 200;

    private final TrainedProgram program;
    private final Path cache;
    private final Path draft;
    private final Path log;

    private Training(TrainedProgram program, Path cache, Path draft, Path log) {
        this.program = program;
        this.cache = cache;
        this.draft = draft;
        this.log = log;
    }

    /**
     * Prepares it.
     *
     * @throws CommandFailure when nothing can be written there
     */
    static Training of(TrainedProgram program, Path cache) throws CommandFailure, IOException {
        Path folder = cache.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new CommandFailure(
                    "The cache cannot be written to %s: make that a folder that this user may write to, or name another file with --output."
                            .formatted(folder));
        }
        return new Training(
                program,
                cache,
                folder.resolve(cache.getFileName() + ".draft"),
                Files.createTempFile("tandem-train-", ".log"));
    }

    void run(TrainingProgress progress) throws IOException, InterruptedException, CommandFailure {
        run(
                program.command(List.of("-XX:AOTCacheOutput=" + draft), "rehearse"),
                "The rehearsal",
                progress);
        // The JVM is silent about a cache that does not fit, unless it is made a condition.
        run(
                program.command(
                        List.of("-XX:AOTMode=on", "-XX:AOTCache=" + draft, "-Xlog:aot*=error"),
                        "--version"),
                "A start with the new cache",
                progress);
        readableAsTheProgram();
        Files.move(
                draft, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The user that trains is often another one than the user that serves. */
    private void readableAsTheProgram() throws IOException {
        if (Files.getFileStore(draft).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(program.jar()));
        }
    }

    private void run(List<String> command, String what, TrainingProgress progress)
            throws IOException, InterruptedException, CommandFailure {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.show(what);
                if (System.nanoTime() > patience) {
                    throw new CommandFailure(
                            "%s did not end within %d s:%n%s"
                                    .formatted(what, PATIENCE_SECONDS, lastLines()));
                }
            }
            if (process.exitValue() != 0) {
                throw new CommandFailure(
                        "%s ended with exit code %d:%n%s"
                                .formatted(what, process.exitValue(), lastLines()));
            }
        } finally {
            progress.end();
            process.destroy();
        }
        if (!Files.isRegularFile(draft)) {
            throw new CommandFailure(
                    "%s wrote no cache, which needs a JDK of 25 or newer:%n%s"
                            .formatted(what, lastLines()));
        }
    }

    private String lastLines() throws IOException {
        List<String> lines =
                new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        return String.join(
                System.lineSeparator(),
                lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** Removes what is left of an attempt. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(draft);
        Files.deleteIfExists(log);
    }
}
