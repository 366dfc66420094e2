package dev.tandem.app.setup;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.files.TextFile;
import dev.tandem.setup.SetupDirectory;
import dev.tandem.setup.UnusableSetupFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a set-up writes, and the lines that say what it wrote: never what is in a file. */
final class SetupOutput {
    private static final String DEFAULT = "tandem-setup";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--directory",
            paramLabel = "<directory>",
            defaultValue = DEFAULT,
            description = "where the files go (default: ${DEFAULT-VALUE})")
    private Path directory = Path.of(DEFAULT);

    /** What a command does. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException, UnusableSetupFile;
    }

    /**
     * Does the work, and turns what goes wrong into one sentence.
     *
     * @return the exit code
     */
    int run(Work work) throws InterruptedException {
        PrintWriter err = err();
        try {
            work.run();
            return CommandLine.ExitCode.OK;
        } catch (CommandFailure | UnusableSetupFile e) {
            err.println(e.getMessage());
        } catch (NoSuchFileException e) {
            err.printf("There is no file %s.%n", e.getFile());
        } catch (FileSystemException e) {
            err.printf(
                    "%s cannot be read or written (%s).%n",
                    e.getFile(), e.getClass().getSimpleName());
        } catch (IOException e) {
            err.println(e.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    SetupDirectory directory() {
        return new SetupDirectory(directory);
    }

    /**
     * The text of a file that a person has put there.
     *
     * @throws CommandFailure when it is not text
     */
    static String read(Path file) throws IOException {
        try {
            return TextFile.read(file);
        } catch (CharacterCodingException e) {
            throw new CommandFailure(file + " is not text in UTF-8.");
        }
    }

    /** Writes what can be made again at any time. */
    void write(String name, String content) throws IOException {
        show(directory().write(name, content), name);
    }

    /** Writes what must never be lost. */
    void writeOnce(String name, String content) throws IOException {
        show(directory().writeOnce(name, content), name);
    }

    /** Says that a file is there and stays. */
    void kept(String name) {
        show(SetupDirectory.Change.KEPT, name);
    }

    private void show(SetupDirectory.Change change, String name) {
        say(change.name().toLowerCase(Locale.ROOT), directory().path(name).toString());
    }

    /**
     * Says that a step is done.
     *
     * @param deed one word, e.g. {@code written}
     */
    void say(String deed, String what) {
        out().printf("%-9s  %s%n", deed, what);
        out().flush();
    }

    /**
     * The end of what is printed: what to do after this.
     *
     * @param step a command or a sentence
     */
    void next(String step) {
        out().printf("%nNext: %s%n", step);
    }

    /** The option that the next command needs to find the same directory; or empty. */
    String sameDirectory() {
        return directory.equals(Path.of(DEFAULT))
                ? ""
                : " --directory " + ShellWord.of(directory.toString());
    }

    /** The file as an absolute path, as a configuration names it. */
    Path absolute(String name) {
        return directory().path(name).toAbsolutePath().normalize();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
