package dev.tandem.webex.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.webex.SampleWebhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsFileTest {
    private static final byte[] BODY = SampleWebhooks.bytes("{}");
    private static final String OLD = "the-old-secret-of-the-subscription";
    private static final String NEW = "the-new-secret-of-the-subscription";

    @TempDir Path folder;
    private final AtomicInteger unusable = new AtomicInteger();
    private final SecretsMetrics metrics =
            new SecretsMetrics() {
                @Override
                public void secretsUnusable() {
                    unusable.incrementAndGet();
                }
            };

    @Nested
    class Given_a_file_that_is_live {
        @Test
        void a_changed_file_is_taken_in_without_being_asked() throws IOException {
            try (SecretsFile secrets = SecretsFile.open(write("* " + OLD), metrics)) {
                write("* " + OLD + "\n* " + NEW);

                await().until(() -> signs(secrets, NEW));
                assertThat(signs(secrets, OLD)).isTrue();
            }
        }

        @Test
        void an_emptied_file_leaves_the_old_secrets_live() throws IOException {
            try (SecretsFile secrets = SecretsFile.open(write("* " + OLD), metrics)) {
                write("");

                await().until(() -> unusable.get() == 1);
                assertThat(signs(secrets, OLD)).isTrue();
            }
        }
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_its_name() {
        assertThatThrownBy(() -> SecretsFile.open(folder.resolve("absent"), metrics))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent")
                .hasMessageContaining("NoSuchFile");
    }

    @Test
    void a_faulty_file_is_refused_by_line_without_its_secret() throws IOException {
        Path file = write("\nmy-secret-alone");

        assertThatThrownBy(() -> SecretsFile.open(file, metrics))
                .hasMessageContaining("line 2")
                .message()
                .doesNotContain("my-secret-alone");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("secrets"), content);
    }

    private static boolean signs(SecretsFile secrets, String secret) {
        return secrets.get().signerOf("any", BODY, WebhookSignature.of(secret, BODY)) != null;
    }
}
