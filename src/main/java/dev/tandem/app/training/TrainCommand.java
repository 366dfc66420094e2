package dev.tandem.app.training;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the AOT cache with which the next starts of this program are warm. */
@Command(
        name = "train",
        description = {
            "Makes starts of Tandem on this machine faster: it rehearses calls with simulators for"
                    + " about a minute and writes what the JVM learned into a cache beside the"
                    + " program, which the launcher uses from then on.",
            "",
            "The cache fits this build of Tandem and this JDK only. With another one it is left"
                    + " out, nothing else changes, and train makes a new one. It needs some 200 MB"
                    + " of disk. It reads no configuration and reaches no other machine."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem train",
            "  java -jar /opt/tandem/quarkus-run.jar train"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the cache is written and was tried",
            "1:there is no new cache; one from before stays",
            "2:wrong usage"
        })
public final class TrainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--output",
            paramLabel = "<file>",
            description = "where the cache goes (default: tandem.aot beside the program)")
    private @Nullable Path output;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            TrainedProgram program = TrainedProgram.running();
            Path cache = output == null ? program.besideIt() : output.toAbsolutePath();
            long began = System.nanoTime();
            try (Training training = Training.of(program, cache)) {
                training.run(new TrainingProgress(err, TextStyle.atTerminal()));
            }
            out.printf(
                    "%s is written: %,d MiB, after %d s.%n",
                    cache,
                    Files.size(cache) >> 20,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
            out.println(
                    output == null
                            ? "./tandem uses it from the next start on."
                            : "A start uses it with -XX:AOTCache=" + cache + ".");
            return CommandLine.ExitCode.OK;
        } catch (CommandFailure e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("The cache cannot be written: " + e);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
