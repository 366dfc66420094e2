package dev.tandem.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Answers wrong usage with one sentence that says what is wrong, and with where to read on. The
 * whole help would push the sentence off the screen.
 */
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(fault.getMessage());
        UnmatchedArgumentException.printSuggestions(fault, err);
        boolean namesNoCommand =
                !command.getSubcommands().isEmpty()
                        && !(fault instanceof UnmatchedArgumentException);
        if (namesNoCommand) {
            command.usage(err);
        } else {
            err.printf("%s --help explains it.%n", command.getCommandSpec().qualifiedName());
        }
        return CommandLine.ExitCode.USAGE;
    }
}
