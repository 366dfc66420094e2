package dev.tandem.app.setup;

import dev.tandem.app.terminal.Version;
import picocli.CommandLine.Command;

/** What the two other systems need before the first call. */
@Command(
        name = "setup",
        description = {
            "Writes what Webex and Salesforce need before the first call: keys, a Salesforce"
                    + " project that can be deployed, a Webex flow that can be imported, and the"
                    + " routing map.",
            "",
            "It writes into a directory and changes nothing in either system without --apply."
        },
        footer = {"", "Examples:", "", "  ./tandem setup keys"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SetupKeysCommand.class,
            SetupSalesforceCommand.class,
            SetupWebexCommand.class,
            SetupRoutingMapCommand.class
        })
public final class SetupCommand {}
