package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.Scenarios.abandoned;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CLEAR_ROUTING;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.QUERY;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a network from which Salesforce is reached through a proxy alone. */
@BesideOthers
final class OutboundProxyIT {
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790001", "main").with("abandon.grace", "PT1S");

    /** There is no such org: only the proxy leads to it. */
    private static final String HOST = "tandem-e2e.my.salesforce.com";

    private static final String USER = "tandem";

    /** It must never be in a log. */
    private static final String PASSWORD = "e2e-proxy-password";

    @TempDir Path directory;

    private TestCertificate certificate;

    @BeforeEach
    void a_certificate_for_the_org() throws Exception {
        certificate = TestCertificate.make(directory, "org", "dns:" + HOST);
    }

    @Test
    void every_request_of_a_call_goes_through_the_proxy() throws Exception {
        try (World world = world("proxy-open");
                TestProxy proxy = TestProxy.open(certificate, world.org("main").url())) {
            world.with("tandem.salesforce.proxy.url", proxy.url())
                    .with("tandem.salesforce.orgs.main.verify-before-repeat", "true");
            // A create without an answer makes the program look for its record.
            world.org("main")
                    .faults()
                    .add(
                            SimulatedFault.on(CREATE_VOICE_CALL, new SimulatedFault.Dropping(true))
                                    .times(1));
            assertCallEnds(
                    world,
                    CREATE_VOICE_CALL,
                    QUERY,
                    EXECUTE_OMNI_FLOW,
                    CLEAR_ROUTING,
                    UPDATE_VOICE_CALL);
            // One connection each for tokens, for calls and for lookups.
            assertThat(proxy.requests())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(it -> it.equals("CONNECT " + HOST + ":443 HTTP/1.1"));
        }
    }

    @Test
    void the_proxy_gets_the_credentials_that_it_asks_for() throws Exception {
        try (World world = withLogin(world("proxy-login"), PASSWORD);
                TestProxy proxy =
                        TestProxy.forUser(certificate, world.org("main").url(), USER, PASSWORD)) {
            world.with("tandem.salesforce.proxy.url", proxy.url());
            assertCallEnds(world);
            assertThat(proxy.requests()).isNotEmpty();

            int ofTheService = proxy.requests().size();
            CommandRun doctor = doctor(world);
            assertThat(doctor.out())
                    .contains(
                            "✓ ok           host: answers",
                            "✓ ok           token: issued; calls go to https://" + HOST,
                            "✓ ok           createVoiceCall: there")
                    .doesNotContain(PASSWORD);
            assertThat(proxy.requests()).hasSizeGreaterThan(ofTheService);
        }
    }

    @Test
    void a_proxy_that_refuses_the_credentials_is_named_with_the_keys_to_correct() throws Exception {
        String wrong = "e2e-wrong-proxy-password";
        try (World world = withLogin(world("proxy-refuses"), wrong);
                TestProxy proxy =
                        TestProxy.forUser(certificate, world.org("main").url(), USER, PASSWORD)) {
            world.with("tandem.salesforce.proxy.url", proxy.url());
            launch(world);
            await("407")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> world.process().log().contains("407"));
            assertThat(world.program().health())
                    .contains("407 from the proxy")
                    .contains("tandem.salesforce.proxy.username")
                    .contains("tandem.salesforce.proxy.password-file");
            assertThat(world.process().log()).doesNotContain(wrong, PASSWORD);
            LogRules.tellsNoSecrets(world.process().log());
            LogRules.tellsProblemsInItsOwnWords(world.process().log());

            CommandRun doctor = doctor(world);
            assertThat(doctor.exitCode()).as(doctor.out()).isEqualTo(1);
            assertThat(doctor.out())
                    .contains("✗ mend         host: no connection: HTTP 407 from the proxy")
                    .contains("tandem.salesforce.proxy.username")
                    .doesNotContain(wrong, PASSWORD);
        }
    }

    @Test
    void an_org_on_this_machine_is_reached_without_the_proxy() throws Exception {
        World world =
                World.in(directory.resolve("proxy-simulator")).withOrg("main").withCenters(CENTER);
        try (world;
                TestProxy proxy = TestProxy.open(certificate, world.org("main").url())) {
            world.with("tandem.salesforce.proxy.url", proxy.url());
            assertCallEnds(world);
            assertThat(proxy.requests()).isEmpty();
        }
    }

    private World world(String name) throws Exception {
        return World.in(directory.resolve(name))
                .withOrg("main", "instance-url", "https://" + HOST)
                .withCenters(CENTER);
    }

    private static World withLogin(World world, String password) throws Exception {
        Path file = world.installation().directory().resolve("proxy-password");
        Files.writeString(file, password + "\n");
        return world.with("tandem.salesforce.proxy.username", USER)
                .with("tandem.salesforce.proxy.password-file", "proxy-password");
    }

    private void launch(World world) throws Exception {
        world.launch(certificate.trustOptions().toArray(String[]::new));
        world.process().awaitReady();
    }

    private CommandRun doctor(World world) throws Exception {
        return CommandRun.in(world, certificate.trustOptions(), "doctor");
    }

    private void assertCallEnds(World world) throws Exception {
        assertCallEnds(world, abandoned());
    }

    private void assertCallEnds(World world, SimulatedEndpoint... requests) throws Exception {
        launch(world);
        world.call(CENTER)
                .tells(started())
                .untilPhase("waiting")
                .tells(ended())
                .closesAfter(requests);
        assertThat(world.process().log()).doesNotContain(PASSWORD);
        LogRules.tellsNoSecrets(world.process().log());
        LogRules.tellsProblemsInItsOwnWords(world.process().log());
    }
}
