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

/** A command that a later version will have. Without it, picocli would suggest another command. */
@Command(hidden = true)
final class FutureCommand implements Callable<Integer> {
    /** The commands that this version does not have yet. */
    static final List<String> NAMES = List.of("setup");

    private final PrintWriter err;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Unmatched private List<String> ignored = new ArrayList<>();

    FutureCommand(PrintWriter err) {
        this.err = err;
    }

    @Override
    public Integer call() {
        err.printf(
                "tandem %s is not available in this version; tandem --help lists the commands.%n",
                spec.name());
        return CommandLine.ExitCode.USAGE;
    }
}
