package dev.tandem.app;

import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.terminal.Version;
import dev.tandem.salesforce.numbers.NumberTranslation;
import dev.tandem.salesforce.numbers.NumberTranslator;
import dev.tandem.salesforce.numbers.RulesReading;
import dev.tandem.salesforce.numbers.TranslationRules;
import dev.tandem.salesforce.numbers.WithheldNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Applies phone number translation rules to numbers. It starts no service. */
@Command(
        name = "translate",
        description = {
            "Applies phone number translation rules to numbers, and shows the effect of each rule.",
            "",
            "The rules are the JSON text from Salesforce, or from the key"
                    + " tandem.contact-centers.<name>.phone-number-translation (in a properties"
                    + " file write each backslash twice; here, once)."
        },
        footer = {
            "",
            "Example (in a POSIX shell; it prints +1 469 315 0217):",
            "",
            "  ./tandem translate --quiet --rules \\",
            "    '{\"US\":\"[12,12]->(\\\\+1)(\\\\d{3})(\\\\d{3})(\\\\d{4})->$1 $2 $3 $4\"}' \\",
            "    +14693150217"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class TranslateCommand implements Callable<Integer> {
    private final InputStream in;
    private final boolean interactive;
    private final TextStyle style;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "<json>",
            description = "the rules: {\"name\":\"[min,max]->pattern->selector\", ...}")
    private String rules = "";

    @Option(
            names = {"-q", "--quiet"},
            description = "print only the result of each number, one on each line")
    private boolean quiet;

    @Parameters(
            paramLabel = "<number>",
            description =
                    "the numbers to translate; without any, each line of the standard input is one")
    private List<String> numbers = List.of();

    /**
     * @param in the numbers when no argument gives one, one on each line, in UTF-8
     * @param interactive whether the numbers are typed at a terminal
     */
    TranslateCommand(InputStream in, boolean interactive, TextStyle style) {
        this.in = in;
        this.interactive = interactive;
        this.style = style;
    }

    @Override
    public Integer call() throws IOException {
        return switch (RulesReading.of(rules)) {
            case RulesReading.Refused(String why) -> {
                spec.commandLine()
                        .getErr()
                        .println("These rules cannot be used, because %s.".formatted(why));
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case RulesReading.Accepted(TranslationRules accepted) ->
                    translateAll(new NumberTranslator(accepted));
        };
    }

    private int translateAll(NumberTranslator translator) throws IOException {
        boolean allInTime = true;
        if (!numbers.isEmpty()) {
            for (String number : numbers) {
                allInTime &= translate(number, translator);
            }
            return exitCode(allInTime);
        }
        if (interactive) {
            spec.commandLine().getErr().println("Type one number on each line; Ctrl-D ends.");
        }
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            allInTime &= translate(line, translator);
        }
        return exitCode(allInTime);
    }

    private static int exitCode(boolean allInTime) {
        return allInTime ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private boolean translate(String number, NumberTranslator translator) {
        PrintWriter out = spec.commandLine().getOut();
        if (WithheldNumber.is(number)) {
            out.println(quiet ? number : TranslationReport.withheld(number, style));
            return true;
        }
        NumberTranslation translation = translator.translate(number);
        out.println(
                quiet ? translation.number() : TranslationReport.of(number, translation, style));
        return translation.outcome() != NumberTranslation.Outcome.TIMED_OUT || reportTimeout();
    }

    private boolean reportTimeout() {
        spec.commandLine()
                .getErr()
                .println("A rule took too long and was stopped; the number is not translated.");
        return false;
    }
}
