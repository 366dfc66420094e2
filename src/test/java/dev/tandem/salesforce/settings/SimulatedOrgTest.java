package dev.tandem.salesforce.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.InTurn;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.embedded.salesforce.ConnectedApp;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.SimulatedSalesforceSettings;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import dev.tandem.salesforce.SalesforceExecutor;
import dev.tandem.salesforce.SalesforceRoomOnly;
import dev.tandem.salesforce.TestKey;
import dev.tandem.salesforce.monitor.OrgHealth;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole abandoned call against the simulated org, which checks assertion, token and bodies. */
@QuarkusTest
@InTurn
@TestProfile(SalesforceRoomOnly.class)
class SimulatedOrgTest {
    @Inject
    @CacheName(SalesforceExecutor.TOKEN_CACHE)
    Cache tokens;

    @Inject
    @CacheName(SalesforceExecutor.NUMBER_CACHE)
    Cache numbers;

    @TempDir Path folder;
    private SimulatedSalesforce salesforce;
    private SalesforceExecutor executor;

    @BeforeEach
    void start() {
        ConnectedApp app =
                ConnectedApp.signing(
                        "consumer-key", TestKey.PAIR.getPublic(), "tandem@example.com");
        salesforce = SimulatedSalesforce.start(SimulatedSalesforceSettings.of(app));
        OrgSettings org =
                Samples.org("sim", salesforce.url(), TestKey.in(folder), OrgTimeouts.DEFAULT);
        executor =
                new SalesforceExecutor(
                        new SalesforceSettings(
                                Map.of("sim", org), Map.of(Samples.CENTRE, Samples.VOICE)),
                        tokens,
                        numbers,
                        new OrgHealth(Clock.systemUTC()),
                        SalesforceMetrics.NONE,
                        Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        executor.close();
        salesforce.close();
    }

    @Test
    void takes_all_four_calls_of_an_abandoned_call() {
        playAbandonedCall(() -> {});
        assertThat(salesforce.ledger().count(SimulatedEndpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void takes_them_with_a_token_revoked_before_each() {
        playAbandonedCall(salesforce::revokeTokens);
        assertThat(salesforce.ledger().count(SimulatedEndpoint.TOKEN)).isEqualTo(4);
    }

    private void playAbandonedCall(Runnable beforeEachCall) {
        SalesforceResult created = execute(Samples.CREATE);
        assertThat(created)
                .isInstanceOfSatisfying(
                        SalesforceResult.VoiceCallCreated.class,
                        call -> assertThat(call.warnings()).isEmpty());
        String id = ((SalesforceResult.VoiceCallCreated) created).voiceCallId();
        SalesforceCommand.UpdateVoiceCall update =
                (SalesforceCommand.UpdateVoiceCall) Samples.UPDATE;
        beforeEachCall.run();
        assertThat(execute(new SalesforceCommand.ExecuteOmniFlow(id, Samples.CONTACT)))
                .isInstanceOf(SalesforceResult.OmniFlowExecuted.class);
        beforeEachCall.run();
        assertThat(execute(new SalesforceCommand.ClearRouting(id)))
                .isEqualTo(new SalesforceResult.RoutingCleared());
        beforeEachCall.run();
        assertThat(
                        execute(
                                new SalesforceCommand.UpdateVoiceCall(
                                        id,
                                        Samples.CONTACT,
                                        update.endTime(),
                                        update.disconnectReason(),
                                        null,
                                        null)))
                .isEqualTo(new SalesforceResult.VoiceCallUpdated());
        List.of(
                        SimulatedEndpoint.CREATE_VOICE_CALL,
                        SimulatedEndpoint.EXECUTE_OMNI_FLOW,
                        SimulatedEndpoint.CLEAR_ROUTING,
                        SimulatedEndpoint.UPDATE_VOICE_CALL)
                .forEach(call -> assertThat(salesforce.ledger().count(call)).isPositive());
    }

    private SalesforceResult execute(SalesforceCommand command) {
        return executor.execute(Samples.issued("sim", command), () -> true);
    }
}
