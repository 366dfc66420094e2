package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.Scenarios.abandoned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program with a cluster that wants TLS, a login and rights: those of the deployed manifest.
 */
@BesideOthers
final class SecuredKafkaIT {
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790001", "main").with("abandon.grace", "PT1S");

    @TempDir static Path clusterDirectory;
    private static SecuredCluster cluster;

    @TempDir Path directory;

    @BeforeAll
    static void a_cluster_with_the_user_of_the_manifest() throws Exception {
        cluster = SecuredCluster.start(clusterDirectory);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void a_call_runs_to_its_end_with_a_password_over_tls() throws Exception {
        try (World world = withPassword("password", SecuredCluster.PASSWORD).start()) {
            PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
            call.tells(ended()).closesAfter(abandoned());
            assertThat(world.program().interaction(call.id())).contains("create: attempt 1, done");
            for (String topic : List.of("webex-events", "salesforce-commands")) {
                String backlog = "tandem_backlog_records{topic=\"" + topic + "\"";
                await(backlog)
                        .atMost(Duration.ofSeconds(40))
                        .until(() -> world.program().metric(backlog) >= 0);
            }
            assertThat(recorded(world, call.id())).contains(call.id(), "ABANDONED_BEFORE_QUEUE");
            assertClean(world);
        }
    }

    @Test
    void a_call_runs_to_its_end_with_a_token_of_an_authorization_server() throws Exception {
        try (World world = withTokens("token", TokenIssuer.CLIENT_SECRET)) {
            world.launch("-D" + SecuredCluster.ALLOWED_URLS + "=" + cluster.issuer().tokenUrl());
            world.process().awaitReady();
            world.call(CENTER)
                    .tells(started())
                    .untilPhase("waiting")
                    .tells(ended())
                    .closesAfter(abandoned());
            assertClean(world);
        }
    }

    @Test
    void a_wrong_password_is_named_and_never_logged() throws Exception {
        String wrong = "e2e-wrong-password-0123456789";
        try (World world = withPassword("wrong-password", wrong).launch()) {
            assertThat(explained(world, "refuses the login"))
                    .contains("kafka.sasl.mechanism", "kafka.sasl.jaas.config");
            assertThat(world.process().log()).doesNotContain(wrong);
            assertClean(world);
        }
    }

    @Test
    void a_token_that_is_refused_ends_the_start_with_the_reason() throws Exception {
        String wrong = "e2e-wrong-secret-0123456789";
        try (World world = withTokens("wrong-secret", wrong)) {
            world.launch("-D" + SecuredCluster.ALLOWED_URLS + "=" + cluster.issuer().tokenUrl());
            assertThat(world.process().awaitExit(Duration.ofSeconds(60))).isNotZero();
            assertThat(world.process().log())
                    .contains("no login could be prepared (The response code 401")
                    .contains("kafka.sasl.oauthbearer.token.endpoint.url")
                    .doesNotContain(wrong);
            assertClean(world);
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_named() throws Exception {
        Path other =
                TestCertificate.make(directory, "other", "ip:127.0.0.1")
                        .writeCertificate("other.pem");
        try (World world =
                withPassword("untrusted", SecuredCluster.PASSWORD)
                        .with("kafka.ssl.truststore.location", other.toString())
                        .launch()) {
            assertThat(explained(world, "certificate")).contains("kafka.ssl.truststore.location");
            assertClean(world);
        }
    }

    @Test
    void the_doctor_names_a_right_that_is_missing() throws Exception {
        String topic = "tandem.salesforce-results";
        try (World world = withPassword("doctor", SecuredCluster.PASSWORD)) {
            assertThat(CommandRun.in(world, List.of(), "doctor").out())
                    .contains("✓ ok           %s: 12 partitions".formatted(topic))
                    .doesNotContain("lacks", SecuredCluster.PASSWORD);

            cluster.deny(topic, AclOperation.WRITE);
            CommandRun denied = CommandRun.in(world, List.of(), "doctor");
            assertThat(denied.exitCode()).as(denied.out()).isEqualTo(1);
            assertThat(denied.out())
                    .contains(
                            "✗ mend         %s: this user lacks WRITE -> give the user the rights"
                                            .formatted(topic)
                                    + " that deploy/strimzi/kafka.yaml lists");
        } finally {
            cluster.denyNothing();
        }
    }

    private World withPassword(String name, String password) throws Exception {
        return world(name)
                .with("kafka.sasl.mechanism", "SCRAM-SHA-512")
                .with(
                        "kafka.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                                .formatted(SecuredCluster.USER, password));
    }

    private World withTokens(String name, String clientSecret) throws Exception {
        String login = "org.apache.kafka.common.security.oauthbearer.";
        return world(name)
                .with("kafka.sasl.mechanism", "OAUTHBEARER")
                .with("kafka.sasl.jaas.config", login + "OAuthBearerLoginModule required;")
                .with(
                        "kafka.sasl.login.callback.handler.class",
                        login + "OAuthBearerLoginCallbackHandler")
                .with("kafka.sasl.oauthbearer.token.endpoint.url", cluster.issuer().tokenUrl())
                .with("kafka.sasl.oauthbearer.client.credentials.client.id", TokenIssuer.CLIENT_ID)
                .with("kafka.sasl.oauthbearer.client.credentials.client.secret", clientSecret);
    }

    private World world(String name) throws Exception {
        return cluster.joinedBy(
                        World.in(directory.resolve("kafka-" + name))
                                .withOrg("main")
                                .withCenters(CENTER))
                // The first logins of a fresh process take long on a busy machine.
                .with("tandem.webhook.acknowledge-within", "PT15S");
    }

    /** The line of readiness with these words, which is also in the log. */
    private static String explained(World world, String words) {
        await(words)
                .atMost(Duration.ofSeconds(60))
                .until(() -> world.process().log().contains(words));
        assertThat(world.process().healthStatus("ready")).isEqualTo(503);
        return world.program()
                .health()
                .lines()
                .filter(it -> it.contains(words))
                .findFirst()
                .orElse("");
    }

    private static void assertClean(World world) {
        LogRules.tellsNoSecrets(world.process().log());
        LogRules.tellsProblemsInItsOwnWords(world.process().log());
        assertThat(world.process().log())
                .doesNotContain(SecuredCluster.PASSWORD, TokenIssuer.CLIENT_SECRET);
    }

    /** What the command records of a call, with the configuration of the service. */
    private static String recorded(World world, String interactionId) throws Exception {
        CommandRun run =
                CommandRun.in(
                        world, List.of(), "record", "--interaction", interactionId, "call.ndjson");
        assertThat(run.exitCode()).as(run.out()).isZero();
        return Files.readString(world.installation().directory().resolve("call.ndjson"));
    }
}
