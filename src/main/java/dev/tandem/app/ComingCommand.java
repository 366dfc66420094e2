package dev.tandem.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * A command that a later version has. Without it, whoever types one would be asked whether another
 * command is meant.
 */
@Command(hidden = true)
final class ComingCommand implements Callable<Integer> {
    /** The commands that are still to come. */
    static final List<String> NAMES =
            List.of(
                    "send",
                    "replay",
                    "record",
                    "subscriptions",
                    "doctor",
                    "setup",
                    "reconcile",
                    "simulate-salesforce");

    private final PrintWriter err;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Unmatched private List<String> ignored = new ArrayList<>();

    ComingCommand(PrintWriter err) {
        this.err = err;
    }

    @Override
    public Integer call() {
        err.printf(
                "tandem %s is not in this version; tandem --help lists the commands that are.%n",
                spec.name());
        return CommandLine.ExitCode.USAGE;
    }
}
