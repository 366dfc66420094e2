package dev.tandem.app.setup;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.Version;
import dev.tandem.setup.UnusableSetupFile;
import dev.tandem.setup.routing.CallCenter;
import dev.tandem.setup.routing.QueueFile;
import dev.tandem.setup.routing.QueuePairs;
import dev.tandem.setup.routing.QueuePairs.WebexQueue;
import dev.tandem.setup.routing.RoutingMap;
import dev.tandem.webex.api.ContactQueues;
import dev.tandem.webex.api.ContactQueues.ContactQueue;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiException;
import dev.tandem.webex.api.WebexApiSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the routing map. */
@Command(
        name = "routing-map",
        description = {
            "Pairs the queues of Salesforce with those of Webex by their names, and writes the map"
                    + " by which Salesforce turns the queue that an Omni-Channel flow chooses into"
                    + " a queue of Webex. It changes nothing in either system.",
            "",
            "Upper and lower case and blanks around a name do not matter. A queue without its"
                    + " counterpart, or with two, is named and left out. Not tried on a live org."
        },
        footer = {
            "",
            "What the options need:",
            "",
            "  --call-center, as ID:NAME of what this prints:",
            "  sf data query --target-org <alias> --query \\",
            "    \"SELECT Id, InternalName FROM CallCenter\"",
            "",
            "  --salesforce-queues, a file with what this prints:",
            "  sf data query --target-org <alias> --json --query \\",
            "    \"SELECT Id, DeveloperName, Name FROM Group WHERE Type = 'Queue'\"",
            "",
            "  --token-file and --region, to ask Webex; or --webex-queues, a file with",
            "  the answer of Webex's API to a GET of",
            "  https://api.wxcc-us1.cisco.com (or another region) and",
            "  /organization/<org id>/v2/contact-service-queue?pageSize=100",
            "",
            "Examples:",
            "",
            "  ./tandem setup routing-map \\",
            "    --call-center 04v5g0000000001AAA:Webex_Contact_Center \\",
            "    --salesforce-queues queues.json --token-file webex-token --region us1",
            "  ./tandem setup routing-map \\",
            "    --call-center 04v5g0000000001AAA:Webex_Contact_Center \\",
            "    --salesforce-queues queues.json --webex-queues webex-queues.json"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the map is there; queues may be left out",
            "1:a file cannot be used, or no queue has a counterpart",
            "2:wrong usage"
        })
final class SetupRoutingMapCommand implements Callable<Integer> {
    private static final String FOLDER = "routing-map/";

    @Mixin private SetupOutput output = new SetupOutput();

    @Mixin private WebexAccess access = new WebexAccess();

    @Option(
            names = "--call-center",
            paramLabel = "<id:name>",
            required = true,
            description = "id and API name of Salesforce's contact centre")
    private String callCenter = "";

    @Option(
            names = "--salesforce-queues",
            paramLabel = "<file>",
            required = true,
            description = "the queues of Salesforce, JSON")
    private Path salesforceQueues = Path.of("");

    @Option(
            names = "--webex-queues",
            paramLabel = "<file>",
            description = "the queues of Webex, JSON (default: Webex is asked)")
    private @Nullable Path webexQueues;

    @Override
    public Integer call() throws InterruptedException {
        Optional<CallCenter> center = CallCenter.parse(callCenter.strip());
        if (center.isEmpty()) {
            output.err()
                    .printf(
                            "--call-center is '%s'; expected id and API name such as"
                                    + " 04v5g0000000001AAA:Webex_Contact_Center. This prints them:"
                                    + " %s%n",
                            callCenter, CallCenter.QUERY);
            return CommandLine.ExitCode.USAGE;
        }
        if (webexQueues != null && access.isGiven()) {
            output.err().println("Say --webex-queues or how to ask Webex, not both.");
            return CommandLine.ExitCode.USAGE;
        }
        WebexApiSettings webex =
                webexQueues == null ? access.settings("Without --webex-queues, it") : null;
        return output.run(() -> {
            write(center.get(), pairs(webex));
            output.next(
                    "sf project deploy start --manifest "
                            + RoutingMap.PACKAGE
                            + " --target-org <alias>, in "
                            + output.absolute(FOLDER));
        });
    }

    private QueuePairs pairs(@Nullable WebexApiSettings webex)
            throws IOException, InterruptedException, UnusableSetupFile {
        return QueuePairs.of(
                QueueFile.salesforce(
                        salesforceQueues.toString(), SetupOutput.read(salesforceQueues)),
                webex == null ? ofTheFile(webexQueues) : askedFor(webex));
    }

    private static List<WebexQueue> ofTheFile(@Nullable Path file)
            throws IOException, UnusableSetupFile {
        return file == null ? List.of() : QueueFile.webex(file.toString(), SetupOutput.read(file));
    }

    private static List<WebexQueue> askedFor(WebexApiSettings webex) throws InterruptedException {
        try (WebexApi api = new WebexApi(webex, Clock.systemUTC())) {
            return new ContactQueues(api, new Subscriptions(api).orgId())
                    .list().stream()
                            .filter(ContactQueue::takesCalls)
                            .map(it -> new WebexQueue(it.id(), it.name()))
                            .toList();
        } catch (WebexApiException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private void write(CallCenter center, QueuePairs queues) throws IOException {
        PrintWriter out = output.out();
        for (QueuePairs.Pair pair : queues.pairs()) {
            out.printf(
                    "paired     %s: %s = %s%n",
                    pair.webex().name(), pair.salesforce().developerName(), pair.webex().id());
        }
        queues.unpaired().forEach(sentence -> out.printf("left out   %s%n", sentence));
        if (queues.pairs().isEmpty()) {
            throw new CommandFailure(
                    "No queue of Webex has the name of a queue of Salesforce: name them alike, or"
                            + " add entries in Setup.");
        }
        out.println();
        RoutingMap map = new RoutingMap(center, queues.pairs());
        for (Map.Entry<String, String> file : map.files().entrySet()) {
            output.write(FOLDER + file.getKey(), file.getValue());
        }
    }
}
