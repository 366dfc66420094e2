package dev.tandem.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/**
 * A file system of its own, in memory, that a test fills and frees. It needs the right to mount:
 * where the machine does not give it, the test is skipped and says so.
 */
final class SmallDisk implements AutoCloseable {
    private final Path directory;
    private final Path filling;
    private Thread filler;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.filling = directory.resolve("filling");
    }

    /** Mounts one of that many MiB. */
    static SmallDisk mount(Path directory, int mebibytes) throws IOException {
        Files.createDirectories(directory);
        Process mount =
                run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory);
        String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assumptions.assumeTrue(
                exitCode(mount) == 0,
                () ->
                        "SKIPPED: a full disk is tested on a tmpfs, and mounting is refused: "
                                + said);
        return new SmallDisk(directory);
    }

    Path directory() {
        return directory;
    }

    /** Uses every free byte, and every byte that is freed later. */
    void fill() throws IOException {
        takeAll();
        filler =
                Thread.ofPlatform()
                        .daemon()
                        .name("fills-" + directory.getFileName())
                        .start(this::takeAgainAndAgain);
    }

    /** Frees the bytes of {@link #fill}. */
    void free() throws IOException {
        stopFilling();
        Files.delete(filling);
    }

    private void takeAll() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out =
                Files.newOutputStream(
                        filling, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // The free space is no criterion: other files may have been deleted meanwhile.
            if (!String.valueOf(full.getMessage()).contains("No space left on device")) {
                throw full;
            }
        }
    }

    private void takeAgainAndAgain() {
        try {
            while (true) {
                if (directory.toFile().getUsableSpace() > 0) {
                    takeAll();
                }
                Thread.sleep(1);
            }
        } catch (InterruptedException freed) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to fill " + directory + ", but cannot", e);
        }
    }

    private void stopFilling() {
        if (filler != null) {
            filler.interrupt();
            try {
                filler.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("Expected to wait in peace, but was not", e);
            }
            filler = null;
        }
    }

    @Override
    public void close() throws IOException {
        stopFilling();
        int code = exitCode(run("umount", "-l", directory));
        if (code != 0) {
            throw new IOException("Expected to unmount " + directory + ", but got " + code);
        }
    }

    private static Process run(Object... command) throws IOException {
        String[] words = new String[command.length];
        for (int i = 0; i < command.length; i++) {
            words[i] = command[i].toString();
        }
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected to wait in peace, but was interrupted", e);
        }
    }
}
