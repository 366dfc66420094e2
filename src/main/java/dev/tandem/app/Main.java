package dev.tandem.app;

import dev.tandem.app.console.CallCommand;
import dev.tandem.app.console.CallsCommand;
import dev.tandem.app.console.DeadLettersCommand;
import dev.tandem.app.demo.DemoCommand;
import dev.tandem.app.demo.RehearseCommand;
import dev.tandem.app.doctor.DoctorCommand;
import dev.tandem.app.forgetting.ForgetCommand;
import dev.tandem.app.recordings.RecordCommand;
import dev.tandem.app.recordings.ReplayCommand;
import dev.tandem.app.sending.SendCommand;
import dev.tandem.app.setup.SetupCommand;
import dev.tandem.app.simulators.SimulateSalesforceCommand;
import dev.tandem.app.simulators.SimulateWebexCommand;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.app.training.TrainCommand;
import dev.tandem.app.webex.ReconcileCommand;
import dev.tandem.app.webex.SubscriptionsCommand;
import dev.tandem.files.OwnerOnlyPermissions;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Entry point of the program. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        OwnerOnlyPermissions.newFiles();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, err).execute(args));
    }

    /** All commands; executing it returns the exit code: 0 done, 1 a problem, 2 wrong usage. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine tandem =
                new CommandLine(new TandemCommand())
                        .addSubcommand(new ServeCommand(err))
                        .addSubcommand(
                                new DemoCommand(
                                        out, accepted -> new ServiceProcess(err).run(accepted)))
                        .addSubcommand(new TrainCommand())
                        .addSubcommand(
                                new RehearseCommand(
                                        out, accepted -> new ServiceProcess(err).run(accepted)))
                        .addSubcommand(translate())
                        .addSubcommand(new RecordCommand())
                        .addSubcommand(new ReplayCommand())
                        .addSubcommand(new SendCommand())
                        .addSubcommand(new ForgetCommand())
                        .addSubcommand(new CallsCommand())
                        .addSubcommand(new CallCommand())
                        .addSubcommand(new DeadLettersCommand())
                        .addSubcommand(new SubscriptionsCommand())
                        .addSubcommand(new ReconcileCommand())
                        .addSubcommand(setup())
                        .addSubcommand(new DoctorCommand())
                        .addSubcommand(new SimulateSalesforceCommand())
                        .addSubcommand(new SimulateWebexCommand());
        tandem.addSubcommand(completion());
        tandem.setCaseInsensitiveEnumValuesAllowed(true);
        return tandem.setParameterExceptionHandler(new WrongUsage()).setOut(out).setErr(err);
    }

    /** The command is picocli's own, whose help has no example. */
    private static CommandLine completion() {
        CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion
                .getCommandSpec()
                .helpCommand(false) // which would let any argument pass
                .usageMessage()
                .description(
                        "Prints a script with which bash and zsh complete the commands of tandem"
                                + " and their options.")
                .footer("", "Example:", "", "  source <(./tandem generate-completion)");
        return completion;
    }

    private static SetupCommand setup() {
        boolean terminal = TextStyle.atTerminal();
        return new SetupCommand(System.in, terminal, TextStyle.of(terminal, System.getenv()));
    }

    private static TranslateCommand translate() {
        boolean terminal = TextStyle.atTerminal();
        return new TranslateCommand(System.in, terminal, TextStyle.of(terminal, System.getenv()));
    }
}
