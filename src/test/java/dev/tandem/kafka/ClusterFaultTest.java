package dev.tandem.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.junit.jupiter.api.Test;

/** Each failure that a setting or a right explains names it, wherever it is in the chain. */
class ClusterFaultTest {

    @Test
    void a_refused_login_names_its_keys() {
        assertThat(words(new SaslAuthenticationException("invalid credentials")))
                .contains("refuses the login (invalid credentials)", "kafka.sasl.jaas.config");
        assertThat(words(new UnsupportedSaslMechanismException("not enabled")))
                .contains("not enabled", "kafka.sasl.mechanism");
        LoginException login = new LoginException("no token");
        assertThat(words(new KafkaException("Failed to create new KafkaAdminClient", login)))
                .contains("no token", "kafka.sasl.oauthbearer.token.endpoint.url");
    }

    @Test
    void of_a_stack_trace_in_a_message_the_last_cause_is_kept() {
        LoginException login =
                new LoginException(
                        """
                        org.apache.kafka.common.KafkaException: java.io.IOException: refused
                        \tat org.apache.kafka.Login.login(Login.java:1)
                        Caused by: java.io.IOException: The response code 401 was encountered
                        \t... 60 more
                        """);
        assertThat(words(login))
                .contains("(The response code 401 was encountered)")
                .doesNotContain("\tat", "Exception");
    }

    @Test
    void a_store_that_cannot_be_read_is_named() {
        KafkaException store =
                new KafkaException(
                        "Failed to load SSL keystore ca.pem of type PEM",
                        new NoSuchFileException("ca.pem"));
        assertThat(words(store)).contains("kafka.ssl.*", "ca.pem", "NoSuchFileException");
    }

    @Test
    void a_failed_handshake_names_what_to_change() {
        assertThat(handshake("PKIX path building failed"))
                .contains("PKIX", "kafka.ssl.truststore.location");
        assertThat(handshake("No subject alternative names matching IP address 10.0.0.1 found"))
                .contains("10.0.0.1", "kafka.bootstrap.servers");
        assertThat(handshake("(certificate_required) Received fatal alert: certificate_required"))
                .contains("kafka.ssl.keystore.location");
    }

    @Test
    void a_missing_right_names_the_resource_and_where_the_rights_are_listed() {
        assertThat(words(new TopicAuthorizationException(Set.of("tandem.webex-events"))))
                .contains("tandem.webex-events", "deploy/strimzi/kafka.yaml");
        assertThat(words(GroupAuthorizationException.forGroupId("tandem.dispatcher")))
                .contains("tandem.dispatcher", "deploy/strimzi/kafka.yaml");
    }

    @Test
    void silence_names_the_address_and_the_protocol() {
        assertThat(words(new TimeoutException("Call: listTopics")))
                .contains("listTopics", "kafka.bootstrap.servers", "kafka.security.protocol");
        assertThat(words(new ConfigException("linger.ms", "x"))).contains("linger.ms", "kafka.*");
    }

    @Test
    void any_other_failure_keeps_the_words_of_its_cause() {
        UnknownServerException unknown = new UnknownServerException("out of luck");
        assertThat(ClusterFault.explained(unknown)).isEmpty();
        assertThat(words(unknown)).endsWith("UnknownServerException: out of luck");
    }

    private static String handshake(String message) {
        return words(
                new SslAuthenticationException(
                        "SSL handshake failed", new SSLHandshakeException(message)));
    }

    private static String words(Throwable cause) {
        return ClusterFault.words(new ExecutionException(cause));
    }
}
