package dev.tandem.bench.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Restate's server and a worker with its SDK, as npm installs them.
 *
 * @param folder has the worker, with the packages that it uses below
 * @param server the server's program
 */
public record RestateInstallation(Path folder, Path server) {
    private static final String PACKAGE = "package.json";
    private static final String WORKER = "worker.mjs";

    /**
     * Installs the versions that the package.json asks for, or finds them there already.
     *
     * @param source has the package.json and the worker
     * @param folder receives both and the packages
     * @throws IOException when something is missing on this machine, with a sentence that says what
     *     and how to mend it
     */
    public static RestateInstallation install(Path source, Path folder)
            throws IOException, InterruptedException {
        require("node");
        require("npm");
        Files.createDirectories(folder);
        for (String file : List.of(PACKAGE, WORKER)) {
            Files.copy(
                    source.resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        // Scripts of packages would run foreign code at the installation, which none of these need.
        Ended npm =
                run(
                        folder,
                        "npm",
                        "install",
                        "--loglevel=error",
                        "--no-audit",
                        "--no-fund",
                        "--ignore-scripts",
                        "--no-package-lock");
        if (npm.exitCode() != 0) {
            throw new IOException(
                    ("npm could not install the packages of %s: see that it reaches its registry."
                                    + " It said: %s")
                            .formatted(source.resolve(PACKAGE), npm.out().strip()));
        }
        return new RestateInstallation(folder, server(folder));
    }

    Path worker() {
        return folder.resolve(WORKER);
    }

    static void require(String program) throws IOException, InterruptedException {
        try {
            run(Path.of("."), program, "--version");
        } catch (IOException e) {
            throw new IOException(
                    ("The peer restate needs node and npm, but %s cannot be started: install"
                                    + " Node.js 20 or later, or leave out --peer.")
                            .formatted(program),
                    e);
        }
    }

    /**
     * npm picks the one package with a program for this machine. It is started without the script
     * around it, whose process would stand between the server and its processor time.
     */
    static Path server(Path folder) throws IOException {
        Path packages = folder.resolve("node_modules").resolve("@restatedev");
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(packages, "restate-server-*-*")) {
            for (Path each : found) {
                return each.resolve("bin").resolve("restate-server").toAbsolutePath();
            }
        }
        throw new IOException(
                "npm installed no server of Restate for this machine: there are some for Linux and"
                        + " macOS, on x64 and arm64.");
    }

    private record Ended(int exitCode, String out) {}

    private static Ended run(Path folder, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }
}
