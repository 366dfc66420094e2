package dev.tandem.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.embedded.webex.SimulatedFlowStore;
import dev.tandem.embedded.webex.SimulatedWebex;
import dev.tandem.setup.flow.FlowModel;
import dev.tandem.setup.flow.FlowOptions;
import dev.tandem.setup.flow.FlowOptions.Connector;
import dev.tandem.setup.flow.FlowOptions.Queue;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import dev.tandem.setup.flow.TandemFlow;
import dev.tandem.webex.api.Flows;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowImportTest {
    @Test
    void a_flow_that_the_dry_run_refuses_is_not_imported(@TempDir Path directory) throws Exception {
        FlowModel flow =
                TandemFlow.of(
                        new FlowOptions(
                                "Tandem",
                                URI.create("https://cti.example.com"),
                                new Queue("a-queue-that-is-gone", null, null),
                                new Connector(SimulatedFlowStore.CONNECTOR_ID, null),
                                null,
                                ScreenPop.NONE));
        try (SimulatedWebex webex = SimulatedWebex.start(0, "app", "secret", "refresh");
                WebexApi api =
                        new WebexApi(
                                WebexApiSettings.of(
                                        URI.create(webex.url()),
                                        new WebexApiSettings.Login.TokenFile(
                                                Files.writeString(
                                                        directory.resolve("token"),
                                                        webex.personalToken(true)))),
                                Clock.systemUTC())) {
            List<String> steps = new ArrayList<>();
            FlowImport flowImport =
                    new FlowImport(
                            new Flows(api, webex.organisation()), (deed, _) -> steps.add(deed));
            assertThatThrownBy(() -> flowImport.run(flow, true, false))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContainingAll(
                            "nothing was imported",
                            "FC1015: DefaultQueue: Required field 'Queue'",
                            "'Recovery Queue'");
            assertThat(steps).containsOnly("warning");
            assertThat(webex.flows().imports()).isZero();
        }
    }
}
