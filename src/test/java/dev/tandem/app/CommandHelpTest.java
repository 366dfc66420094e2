package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for every command and subcommand, those of later versions apart. */
class CommandHelpTest {
    private static final int WIDTH = 80;
    private static final String TIME = "2026-02-02T06:00:00Z";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine tandem =
            Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));

    static Stream<String> commands() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return named(Main.commandLine(nowhere, nowhere)).distinct();
    }

    private static Stream<String> named(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec().qualifiedName()),
                command.getSubcommands().values().stream()
                        .filter(it -> !it.getCommandSpec().usageMessage().hidden())
                        .flatMap(CommandHelpTest::named));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_says_what_it_does_and_shows_an_example(String command) {
        assertThat(execute(command, "--help")).isZero();
        CommandSpec spec = spec(command);
        assertThat(spec.usageMessage().description()).isNotEmpty();
        List<String> examples =
                Arrays.stream(spec.usageMessage().footer())
                        .filter(it -> it.contains("./" + command))
                        .toList();
        assertThat(examples).isNotEmpty();
        assertThat(out.toString()).contains(examples);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_option_and_parameter_is_described(String command) {
        CommandSpec spec = spec(command);
        assertThat(spec.args())
                .allSatisfy(it ->
                        assertThat(it.description()).as(it.paramLabel() + " " + it).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_help_fits_a_terminal(String command) {
        execute(command, "--help");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= WIDTH);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void an_unknown_option_is_one_sentence_and_a_hint(String command) {
        assertThat(execute(command, required(command), "--nonsense"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines())
                .hasSizeBetween(2, 3)
                .first()
                .asString()
                .contains("--nonsense");
        assertThat(err.toString().lines().toList().getLast())
                .isEqualTo(command + " --help explains it.");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_shell_completes_every_command_and_its_options(String command) {
        tandem.execute("generate-completion");
        assertThat(out.toString())
                .contains("function _picocli_" + command.replace(' ', '_').replace("-", ""));
        assertThat(spec(command).options())
                .filteredOn(it -> !it.hidden())
                .allSatisfy(it -> assertThat(out.toString()).contains(it.longestName()));
    }

    /** What must be there, with a value that each takes. */
    private List<String> required(String command) {
        return spec(command).args().stream()
                .filter(ArgSpec::required)
                .map(it -> it.isOption() ? ((OptionSpec) it).longestName() + "=" + TIME : TIME)
                .toList();
    }

    private int execute(String command, String option) {
        return execute(command, List.of(), option);
    }

    private int execute(String command, List<String> arguments, String option) {
        return tandem.execute(
                Stream.of(
                                Arrays.stream(command.split(" ")).skip(1),
                                arguments.stream(),
                                Stream.of(option))
                        .flatMap(it -> it)
                        .toArray(String[]::new));
    }

    private CommandSpec spec(String command) {
        CommandLine found = tandem;
        for (String name : Arrays.stream(command.split(" ")).skip(1).toList()) {
            found = found.getSubcommands().get(name);
        }
        return found.getCommandSpec();
    }
}
