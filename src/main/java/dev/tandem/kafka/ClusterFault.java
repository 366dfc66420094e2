package dev.tandem.kafka;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of a Kafka client means to the operator. Kafka names the exception; these words
 * name the key or the right to change. They hold no secret: Kafka's messages about a login do not
 * repeat what was sent.
 */
public final class ClusterFault {
    private static final String NO_CLIENT_CERTIFICATE = "certificate_required";
    private static final List<String> OTHER_HOST =
            List.of("no subject alternative", "no name matching");

    /** How Kafka begins its message about a key store or trust store. */
    private static final String STORE = "Failed to load SSL keystore";

    /** JAAS puts the whole stack trace of a failed login into one message. */
    private static final Pattern LAST_CAUSE =
            Pattern.compile(
                    "(?s).*^(?:Caused by: )?(?:[\\w.$]+(?:Exception|Error): )+([^\\n]*)",
                    Pattern.MULTILINE);

    private ClusterFault() {}

    /** In words that go on after a colon, without a full stop. */
    public static String words(Throwable fault) {
        return explained(fault).orElseGet(() -> String.valueOf(root(fault)));
    }

    /** The same; empty for a failure that no key and no right explains. */
    public static Optional<String> explained(Throwable fault) {
        for (Throwable it = fault; it != null; it = it.getCause()) {
            String words = ofKind(it);
            if (words != null) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String ofKind(Throwable fault) {
        return switch (fault) {
            case UnsupportedSaslMechanismException it ->
                    "the cluster does not offer this login (%s): correct kafka.sasl.mechanism"
                            .formatted(it.getMessage());
            case SaslAuthenticationException it ->
                    "the cluster refuses the login (%s): check kafka.sasl.mechanism, and the user and password in kafka.sasl.jaas.config or the client that kafka.sasl.oauthbearer.* names"
                            .formatted(it.getMessage());
            case SslAuthenticationException it -> ofHandshake(root(it));
            case LoginException it ->
                    "no login could be prepared (%s): check kafka.sasl.* and, with OAUTHBEARER, that kafka.sasl.oauthbearer.token.endpoint.url answers"
                            .formatted(cause(String.valueOf(root(it).getMessage())));
            case AuthorizationException it ->
                    "the cluster does not grant it (%s): give the user the rights that deploy/strimzi/kafka.yaml lists"
                            .formatted(it.getMessage());
            case TimeoutException it ->
                    "no broker answers in time (%s): check kafka.bootstrap.servers, and that kafka.security.protocol is that of the listener"
                            .formatted(it.getMessage());
            case ConfigException it ->
                    "Kafka's clients refuse their configuration (%s): correct the kafka.* key that is named"
                            .formatted(it.getMessage());
            case KafkaException it when String.valueOf(it.getMessage()).startsWith(STORE) ->
                    "a file of kafka.ssl.* cannot be used (%s, %s): name a file that this user can read, of the type that is configured"
                            .formatted(it.getMessage(), root(it));
            default -> null;
        };
    }

    private static String ofHandshake(Throwable root) {
        String message = String.valueOf(root.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains(NO_CLIENT_CERTIFICATE)) {
            return "the cluster wants a certificate of its clients (%s): name one in kafka.ssl.keystore.location"
                    .formatted(message);
        }
        if (OTHER_HOST.stream().anyMatch(lower::contains)) {
            return "the broker's certificate is for another host (%s): use its host names in kafka.bootstrap.servers and in the brokers' advertised.listeners"
                    .formatted(message);
        }
        return "the broker's certificate is not trusted, or TLS was not agreed (%s): put the certificate of its authority into the file of kafka.ssl.truststore.location"
                .formatted(message);
    }

    /** The last cause in a message that may be a stack trace, without the names of classes. */
    private static String cause(String message) {
        Matcher last = LAST_CAUSE.matcher(message);
        return last.lookingAt() ? last.group(1) : message;
    }

    private static Throwable root(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
