package dev.tandem.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.InTurn;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.salesforce.OrgServer.Reply;
import dev.tandem.salesforce.settings.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The key file changes while calls go on. */
@QuarkusTest
@InTurn
@TestProfile(SalesforceRoomOnly.class)
class KeyRotationTest extends WithOrg {
    private static final KeyPair NEXT = generate();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void a_new_key_is_for_the_next_token_and_the_old_token_goes_on() {
        org.execute(Samples.CREATE);
        write(NEXT);
        // The old token serves every call until it is refused; that has to happen for a new one.
        await().atMost(PATIENCE)
                .until(() -> {
                    assertThat(org.execute(Samples.CREATE)).isInstanceOf(VoiceCallCreated.class);
                    int before = org.server.issued();
                    org.server.onCall = request -> newestOnly(request, before + 1);
                    assertThat(org.execute(Samples.CREATE)).isInstanceOf(VoiceCallCreated.class);
                    return signedWith(NEXT.getPublic(), org.server.tokenRequests.getLast());
                });
        assertThat(signedWith(TestKey.PAIR.getPublic(), org.server.tokenRequests.getFirst()))
                .isTrue();
    }

    @Test
    void a_file_that_cannot_be_used_leaves_the_old_key_in_use_and_is_reported_until_it_is_mended() {
        TestKey.write(folder.resolve("key.pem"), "half a key");
        await().atMost(PATIENCE).until(() -> !org.health.notes().isEmpty());
        assertThat(org.health.notes().get("emea.private-key-file").words())
                .contains("key.pem", "PEM private key", "what was read before stays in use")
                .doesNotContain("half a key");
        assertThat(org.execute(Samples.CREATE)).isInstanceOf(VoiceCallCreated.class);
        assertThat(signedWith(TestKey.PAIR.getPublic(), org.server.tokenRequests.getFirst()))
                .isTrue();
        assertThat(org.health.notes()).isNotEmpty();
        assertThat(org.metrics.events).containsOnlyOnce("credential unusable emea");

        write(NEXT);
        await().atMost(PATIENCE).until(() -> org.health.notes().isEmpty());
    }

    @Test
    void a_key_that_is_refused_is_tried_again_soon_once_the_file_has_changed() {
        org.server.onToken =
                request ->
                        signedWith(NEXT.getPublic(), request)
                                ? org.server.token()
                                : Reply.of(
                                        400,
                                        "{\"error\":\"invalid_grant\",\"error_description\":\"invalid"
                                            + " assertion\"}");
        assertThat(org.execute(Samples.CREATE)).isInstanceOf(CommandUnavailable.class);
        org.putClockForward(Duration.ofSeconds(11));
        assertThat(org.execute(Samples.CREATE)).isInstanceOf(CommandUnavailable.class);
        assertThat(org.server.tokenRequests).hasSize(1);

        write(NEXT);
        await().atMost(PATIENCE)
                .until(() -> org.execute(Samples.CREATE) instanceof VoiceCallCreated);
        assertThat(org.server.tokenRequests).hasSize(2);
    }

    private static Reply newestOnly(OrgServer.Request request, int token) {
        return request.authorization().equals("Bearer secret-" + token)
                ? Reply.of(200, OrgServer.CREATED)
                : Reply.of(401, "[{\"message\":\"gone\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
    }

    private static boolean signedWith(PublicKey key, OrgServer.Request request) {
        String form = URLDecoder.decode(request.body(), StandardCharsets.UTF_8);
        String jwt = form.substring(form.indexOf("ey"));
        int dot = jwt.lastIndexOf('.');
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(jwt.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(jwt.substring(dot + 1)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void write(KeyPair pair) {
        TestKey.write(
                folder.resolve("key.pem"),
                TestKey.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
