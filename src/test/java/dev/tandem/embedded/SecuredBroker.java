package dev.tandem.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A single-node cluster as it stands in production: clients come over TLS, log in and may do what
 * access control lists grant. A second listener on loopback needs no login, for the broker itself
 * and for the test that prepares the cluster.
 */
public final class SecuredBroker implements AutoCloseable {
    private static final String SCRAM = "SCRAM-SHA-512";
    private static final String OAUTH = "OAUTHBEARER";

    private final KafkaRaftServer server;
    private final int clientPort;
    private final int internalPort;

    private SecuredBroker(KafkaRaftServer server, int clientPort, int internalPort) {
        this.server = server;
        this.clientPort = clientPort;
        this.internalPort = internalPort;
    }

    /**
     * Who may come in.
     *
     * @param keyStore PKCS #12, the broker's key and certificate
     * @param storePassword of the key store
     * @param user with a password, for SCRAM-SHA-512
     * @param password the user's
     * @param keysUrl where the keys of the tokens are, for OAUTHBEARER
     * @param audience of the tokens
     */
    public record Access(
            Path keyStore,
            String storePassword,
            String user,
            String password,
            String keysUrl,
            String audience) {}

    /** Starts it on free ports and returns when clients can use it. */
    public static SecuredBroker start(Path directory, Access access) throws Exception {
        List<Integer> ports = LoopbackPorts.free(3);
        format(Files.createDirectories(directory), access);
        QuietKafkaLog.starting();
        KafkaRaftServer server =
                new KafkaRaftServer(
                        new KafkaConfig(properties(directory, ports, access)), Time.SYSTEM);
        server.startup();
        QuietKafkaLog.started();
        return new SecuredBroker(server, ports.get(0), ports.get(2));
    }

    private static void format(Path directory, Access access) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(BrokerProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(directory.toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(directory.toString())
                .setScramArguments(
                        List.of(
                                "%s=[name=%s,password=%s]"
                                        .formatted(SCRAM, access.user(), access.password())))
                .run();
    }

    private static Map<String, String> properties(
            Path directory, List<Integer> ports, Access access) {
        Map<String, String> p = BrokerProperties.of(directory, ports.get(0), ports.get(1));
        String internal = ",INTERNAL://127.0.0.1:" + ports.get(2);
        p.merge("listeners", internal, String::concat);
        p.merge("advertised.listeners", internal, String::concat);
        p.put("inter.broker.listener.name", "INTERNAL");
        p.put(
                "listener.security.protocol.map",
                "CLIENT:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        p.put("super.users", "User:ANONYMOUS");
        String client = "listener.name.client.";
        p.put(client + "ssl.keystore.type", "PKCS12");
        p.put(client + "ssl.keystore.location", access.keyStore().toString());
        p.put(client + "ssl.keystore.password", access.storePassword());
        p.put(client + "ssl.key.password", access.storePassword());
        p.put(client + "sasl.enabled.mechanisms", SCRAM + "," + OAUTH);
        p.put(
                client + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        p.put(
                client + "oauthbearer.sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
        p.put(
                client + "oauthbearer.sasl.server.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler");
        p.put(client + "oauthbearer.sasl.oauthbearer.jwks.endpoint.url", access.keysUrl());
        p.put(client + "oauthbearer.sasl.oauthbearer.expected.audience", access.audience());
        return p;
    }

    /** For {@code bootstrap.servers} of a client with TLS and a login. */
    public String bootstrapServers() {
        return "127.0.0.1:" + clientPort;
    }

    /** For a client that may do everything. */
    public String internalServers() {
        return "127.0.0.1:" + internalPort;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
