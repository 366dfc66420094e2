package dev.tandem.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.embedded.SecuredBroker;
import dev.tandem.files.Manifests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * A cluster with the topics and the user of {@code deploy/strimzi/kafka.yaml}, on one broker. The
 * user logs in by password or by token.
 */
final class SecuredCluster implements AutoCloseable {
    static final String USER = "tandem";

    /** It must never be in a log. */
    static final String PASSWORD = "e2e-kafka-password-0123456789";

    private static final Path MANIFEST = Path.of("deploy/strimzi/kafka.yaml");

    /** The property of the JVM without which Kafka asks no URL for tokens or keys. */
    static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    private static final AclBindingFilter DENIALS =
            new AclBindingFilter(
                    ResourcePatternFilter.ANY,
                    new AccessControlEntryFilter(
                            null, null, AclOperation.ANY, AclPermissionType.DENY));

    private final Path authority;
    private final TokenIssuer issuer;
    private final SecuredBroker broker;

    private SecuredCluster(Path authority, TokenIssuer issuer, SecuredBroker broker) {
        this.authority = authority;
        this.issuer = issuer;
        this.broker = broker;
    }

    static SecuredCluster start(Path directory) throws Exception {
        TestCertificate certificate =
                TestCertificate.make(directory.resolve("certificates"), "broker", "ip:127.0.0.1");
        TokenIssuer issuer = TokenIssuer.start(USER);
        System.setProperty(ALLOWED_URLS, issuer.keysUrl());
        try {
            SecuredBroker broker =
                    SecuredBroker.start(
                            directory.resolve("broker"),
                            new SecuredBroker.Access(
                                    certificate.keyStore(),
                                    TestCertificate.PASSWORD,
                                    USER,
                                    PASSWORD,
                                    issuer.keysUrl(),
                                    TokenIssuer.AUDIENCE));
            SecuredCluster cluster =
                    new SecuredCluster(
                            certificate.writeCertificate("authority.pem"), issuer, broker);
            cluster.applyManifest();
            return cluster;
        } finally {
            System.clearProperty(ALLOWED_URLS);
        }
    }

    private void applyManifest() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.internalServers()))) {
            admin.createTopics(topics()).all().get();
            admin.createAcls(rights()).all().get();
        }
    }

    private static List<NewTopic> topics() throws IOException {
        List<NewTopic> topics = new ArrayList<>();
        for (JsonNode topic : Manifests.ofKind("KafkaTopic", MANIFEST)) {
            Map<String, String> config = new HashMap<>();
            topic.at("/spec/config")
                    .properties()
                    .forEach(it -> config.put(it.getKey(), it.getValue().asText()));
            topics.add(
                    new NewTopic(
                                    topic.at("/metadata/name").asText(),
                                    topic.at("/spec/partitions").asInt(),
                                    (short) 1)
                            .configs(config));
        }
        return topics;
    }

    private static List<AclBinding> rights() throws IOException {
        List<AclBinding> rights = new ArrayList<>();
        JsonNode user = Manifests.ofKind("KafkaUser", MANIFEST).getFirst();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            JsonNode resource = acl.path("resource");
            ResourcePattern pattern =
                    new ResourcePattern(
                            SecurityUtils.resourceType(capital(resource.path("type").asText())),
                            resource.path("name").asText(),
                            resource.path("patternType").asText().equals("prefix")
                                    ? PatternType.PREFIXED
                                    : PatternType.LITERAL);
            for (JsonNode operation : acl.path("operations")) {
                rights.add(
                        new AclBinding(
                                pattern,
                                new AccessControlEntry(
                                        "User:" + USER,
                                        "*",
                                        SecurityUtils.operation(operation.asText()),
                                        AclPermissionType.ALLOW)));
            }
        }
        if (rights.stream()
                .anyMatch(it ->
                        it.pattern().resourceType() == ResourceType.UNKNOWN
                                || it.entry().operation() == AclOperation.UNKNOWN)) {
            throw new IllegalStateException("Expected access rules of Kafka, but got " + rights);
        }
        return rights;
    }

    /** Takes a right on a topic from the user, and returns when the broker knows. */
    void deny(String topic, AclOperation operation) throws Exception {
        AclBinding denied =
                new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                        new AccessControlEntry(
                                "User:" + USER, "*", operation, AclPermissionType.DENY));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.internalServers()))) {
            admin.createAcls(List.of(denied)).all().get();
            await("the denial").until(() -> !admin.describeAcls(DENIALS).values().get().isEmpty());
        }
    }

    /** Gives all denied rights back. */
    void denyNothing() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.internalServers()))) {
            admin.deleteAcls(List.of(DENIALS)).all().get();
            await("no denial").until(() -> admin.describeAcls(DENIALS).values().get().isEmpty());
        }
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** Points the program at the cluster; how it logs in is configured besides. */
    World joinedBy(World world) {
        world.installation()
                .without("tandem.embedded-kafka.port")
                .with("kafka.bootstrap.servers", broker.bootstrapServers())
                .with("kafka.security.protocol", "SASL_SSL")
                .with("kafka.ssl.truststore.type", "PEM")
                .with("kafka.ssl.truststore.location", authority.toString())
                .with("tandem.topics.replication-factor", "1");
        return world;
    }

    /** Where tokens come from. */
    TokenIssuer issuer() {
        return issuer;
    }

    @Override
    public void close() {
        broker.close();
        issuer.close();
    }
}
