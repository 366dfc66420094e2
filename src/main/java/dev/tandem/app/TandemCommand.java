package dev.tandem.app;

import dev.tandem.app.terminal.Version;
import picocli.CommandLine.Command;

/** The top of the command line; without a subcommand, the usage is wrong. */
@Command(
        name = "tandem",
        description = {
            "Keeps Salesforce Service Cloud Voice in step with what happens in Webex Contact"
                    + " Center.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "",
            "  ./tandem demo --exit",
            "  ./tandem serve",
            "  ./tandem translate --help"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the work found a problem", "2:wrong usage"})
final class TandemCommand {}
