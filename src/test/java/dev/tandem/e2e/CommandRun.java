package dev.tandem.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One command of the packaged program, run to its end.
 *
 * @param out both its outputs
 */
record CommandRun(int exitCode, String out) {

    /** Runs it against the broker at that port. */
    static CommandRun of(Path directory, int kafkaPort, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "command", ".txt");
        int exitCode = begin(directory, kafkaPort, out, arguments).waitFor();
        return new CommandRun(exitCode, Files.readString(out));
    }

    /** Runs it with the configuration of an installation, whose service need not run. */
    static CommandRun in(World world, List<String> jvmOptions, String... arguments)
            throws IOException, InterruptedException {
        world.installation().write();
        return in(world.installation().directory(), jvmOptions, arguments);
    }

    /** Runs it in a folder. */
    static CommandRun in(Path directory, List<String> jvmOptions, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "command", ".txt");
        int exitCode =
                new ProcessBuilder(PackagedProgram.command(jvmOptions, arguments))
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start()
                        .waitFor();
        return new CommandRun(exitCode, Files.readString(out));
    }

    /** Begins it; both its outputs go to a file. */
    static Process begin(Path directory, int kafkaPort, Path out, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar"));
        command.add(PackagedProgram.jar().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaPort);
        return builder.start();
    }
}
