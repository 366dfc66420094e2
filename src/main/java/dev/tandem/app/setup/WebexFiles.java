package dev.tandem.app.setup;

import dev.tandem.app.configuration.DoorSecrets;
import dev.tandem.setup.flow.FlowModel;
import dev.tandem.setup.flow.FlowOptions;
import dev.tandem.setup.flow.FlowV1;
import dev.tandem.setup.flow.FlowV2;
import dev.tandem.setup.flow.TandemFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The flow's files in the directory of a set-up, and the key that they need. */
final class WebexFiles {
    static final String V1 = "webex/tandem-flow.v1.json";
    static final String V2 = "webex/tandem-flow.v2.json";

    private final SetupOutput output;

    WebexFiles(SetupOutput output) {
        this.output = output;
    }

    /**
     * The key that a flow sends without a connector; null before there is one.
     *
     * @throws dev.tandem.app.terminal.CommandFailure when the file with it cannot be used
     */
    @Nullable String key() throws IOException {
        Path file = output.directory().path(KeyFiles.FLOW);
        return Files.exists(file) ? DoorSecrets.firstKey(file).secret() : null;
    }

    /** The file with the secrets of the webhook door; need not exist. */
    Path webhookSecrets() {
        return output.directory().path(KeyFiles.WEBHOOK);
    }

    /**
     * Writes them.
     *
     * @return whether the flow can be used as it stands there
     */
    boolean write(FlowOptions options) throws IOException {
        FlowModel flow = TandemFlow.of(options);
        output.write(V1, FlowV1.render(flow));
        if (options.connector() != null) {
            output.write(V2, FlowV2.render(flow));
        } else if (Files.exists(output.directory().path(V2))) {
            output.say(
                    "outdated",
                    output.directory().path(V2) + ", of an earlier run with --connector");
        }
        return options.connector() != null || options.key() != null;
    }

    /** The next step once the files are there. */
    String importByHand() {
        return "import "
                + output.directory().path(V1)
                + " in Control Hub > Contact Center > Flows > Manage Flows > Import, or run"
                + " this command again with --apply";
    }

    /** The next step while a placeholder stands where the key belongs. */
    String keyIsMissing() {
        return "run ./tandem setup keys"
                + output.sameDirectory()
                + ", then this command again: there is no key yet, so a placeholder stands in the"
                + " variable Tandem_Key of the flow";
    }
}
