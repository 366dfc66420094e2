package dev.tandem.app.setup;

import dev.tandem.setup.SetupDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a set-up writes, and the lines that say what it wrote: never what is in a file. */
final class SetupOutput {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--directory",
            paramLabel = "<directory>",
            defaultValue = "tandem-setup",
            description = "where the files go (default: ${DEFAULT-VALUE})")
    private Path directory = Path.of("tandem-setup");

    SetupDirectory directory() {
        return new SetupDirectory(directory);
    }

    /** Writes what can be made again at any time. */
    void write(String name, String content) throws IOException {
        show(directory().write(name, content), name);
    }

    /** Writes what must never be lost. */
    void writeOnce(String name, String content) throws IOException {
        show(directory().writeOnce(name, content), name);
    }

    private void show(SetupDirectory.Change change, String name) {
        out().printf(
                        "%-9s  %s%n",
                        change.name().toLowerCase(Locale.ROOT), directory().path(name));
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
