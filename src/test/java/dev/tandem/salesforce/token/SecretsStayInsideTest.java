package dev.tandem.salesforce.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.InTurn;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.salesforce.OrgServer.Reply;
import dev.tandem.salesforce.SalesforceExecutor;
import dev.tandem.salesforce.SalesforceRoomOnly;
import dev.tandem.salesforce.TestKey;
import dev.tandem.salesforce.settings.Org;
import dev.tandem.salesforce.settings.OrgTimeouts;
import dev.tandem.salesforce.settings.Samples;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@InTurn
@TestProfile(SalesforceRoomOnly.class)
class SecretsStayInsideTest {
    @Inject
    @CacheName(SalesforceExecutor.NUMBER_CACHE)
    Cache numbers;

    @Inject
    @CacheName(SalesforceExecutor.TOKEN_CACHE)
    Cache tokens;

    @TempDir Path folder;

    @Test
    void no_token_assertion_or_number_reaches_a_log_line_an_error_or_the_health_detail() {
        List<String> texts = new CopyOnWriteArrayList<>();
        Handler listener = new Listener(texts);
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        List<String> assertions = new ArrayList<>();
        try (Org org = new Org(tokens, numbers, folder)) {
            everyFault(org, texts);
            org.server.tokenRequests.forEach(
                    request -> assertions.add(request.body().replaceAll(".*assertion=", "")));
            texts.add(org.health.faults().toString());
            texts.add(org.metrics.events.toString());
        } finally {
            root.removeHandler(listener);
        }
        assertThat(texts).hasSizeGreaterThan(10);
        assertThat(assertions).isNotEmpty();
        assertThat(texts)
                .noneMatch(line -> line.contains("secret-"))
                .noneMatch(line -> line.contains("4081456688"))
                .noneMatch(line -> assertions.stream().anyMatch(line::contains));
    }

    @Test
    void settings_and_tokens_have_harmless_text_forms() {
        TokenAnswer.AccessToken token =
                new TokenAnswer.AccessToken(1, "http://localhost", "Bearer secret-1");
        assertThat(token.toString()).doesNotContain("secret-1");
        assertThat(token.hideIn("INVALID secret-1 given")).isEqualTo("INVALID <token> given");
        assertThat(Samples.org("emea", "http://localhost", TestKey.in(folder), OrgTimeouts.DEFAULT))
                .asString()
                .doesNotContain("BEGIN");
    }

    /** Each echoes what it was sent, as the worst of orgs would. */
    private static void everyFault(Org org, List<String> texts) {
        for (int status : new int[] {200, 400, 401, 403, 429, 500, 503}) {
            org.server.onCall = request -> Reply.of(status, echo(request.authorization()));
            for (SalesforceCommand command : List.of(Samples.CREATE, Samples.UPDATE)) {
                texts.add(org.execute(command).toString());
            }
            org.putClockForward(Duration.ofMinutes(3));
        }
        org.server.onCall = request -> Reply.dropped();
        texts.add(org.execute(Samples.CREATE).toString());
        org.server.onCall = request -> Reply.of(401, "");
        org.server.onToken =
                request ->
                        Reply.of(
                                400,
                                "{\"error\":\"invalid_grant\",\"error_description\":\"%s\"}"
                                        .formatted(request.body().replaceAll(".*assertion=", "")));
        texts.add(org.execute(Samples.CREATE).toString());
    }

    private static String echo(String authorization) {
        return "[{\"message\":\"refused: %s\",\"errorCode\":\"ECHO\"}]".formatted(authorization);
    }

    private static final class Listener extends Handler {
        private final List<String> texts;

        Listener(List<String> texts) {
            this.texts = texts;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord record) {
            String thrown = record.getThrown() == null ? "" : record.getThrown().toString();
            texts.add(record.getMessage() + " " + thrown);
            if (record.getParameters() != null) {
                texts.add(Arrays.toString(record.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
