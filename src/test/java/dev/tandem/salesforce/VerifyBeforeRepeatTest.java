package dev.tandem.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.InTurn;
import dev.tandem.domain.Contact;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.salesforce.OrgServer.Reply;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.salesforce.settings.Org;
import dev.tandem.salesforce.settings.OrgCredentials;
import dev.tandem.salesforce.settings.Samples;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An org with {@code verify-before-repeat=true}. */
@QuarkusTest
@InTurn
@TestProfile(SalesforceRoomOnly.class)
class VerifyBeforeRepeatTest {
    private static final IssuedCommand SECOND_ATTEMPT = Samples.createAgain(1, 2);

    @Inject
    @CacheName(SalesforceExecutor.TOKEN_CACHE)
    Cache tokens;

    @Inject
    @CacheName(SalesforceExecutor.NUMBER_CACHE)
    Cache numbers;

    @TempDir Path folder;
    private Org org;

    @BeforeEach
    void start() {
        OrgCredentials auth = Samples.auth(TestKey.in(folder));
        org = new Org(tokens, numbers, auth, Samples.timeouts(Duration.ofSeconds(2)), true);
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void a_first_attempt_asks_nothing() {
        assertThat(org.execute(Samples.CREATE)).isInstanceOf(VoiceCallCreated.class);
        assertThat(org.server.queries).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 1", "1, 7"})
    void a_record_that_is_there_is_taken_and_not_created_again(int ordinal, int attempt) {
        org.server.onQuery = request -> OrgServer.found("0LQ7", "0LQ8");
        assertThat(org.execute(Samples.createAgain(ordinal, attempt)))
                .isInstanceOfSatisfying(
                        VoiceCallCreated.class,
                        found -> {
                            assertThat(found.voiceCallId()).isEqualTo("0LQ7");
                            assertThat(found.warnings())
                                    .singleElement()
                                    .asString()
                                    .contains("already there");
                        });
        assertThat(org.server.calls).isEmpty();
        OrgServer.Request query = org.server.queries.getFirst();
        assertThat(query.path()).isEqualTo("/services/data/v62.0/query");
        assertThat(query.authorization()).isEqualTo("Bearer secret-1");
        assertThat(URLDecoder.decode(query.query(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "q=SELECT Id FROM VoiceCall WHERE VendorCallKey ="
                                + " 'wxcc_5324881f-1e84-4367-8930-f69a74b30ca6'");
        assertThat(org.metrics.events).contains("looked up emea FOUND");
    }

    @Test
    void a_record_that_is_not_there_is_created() {
        assertThat(org.execute(SECOND_ATTEMPT)).isEqualTo(new VoiceCallCreated("0LQ1", List.of()));
        assertThat(org.server.calls).hasSize(1);
        assertThat(org.metrics.events)
                .contains("looked up emea ABSENT", "request emea create DONE");
    }

    @Test
    void a_permit_that_is_lost_during_the_query_prevents_the_create() {
        AtomicBoolean held = new AtomicBoolean(true);
        org.server.onQuery =
                request -> {
                    held.set(false);
                    return OrgServer.found();
                };
        assertThat(org.execute(SECOND_ATTEMPT, held::get))
                .isInstanceOfSatisfying(
                        CommandUnavailable.class,
                        unsent -> assertThat(unsent.mayHaveExecuted()).isFalse());
        assertThat(org.server.queries).hasSize(1);
        assertThat(org.server.calls).isEmpty();
    }

    @Test
    void a_key_cannot_become_part_of_the_query_whatever_it_is_made_of() {
        Contact odd =
                new Contact(
                        "a' OR Id != '\\{b}%41+&q=c#",
                        Instant.EPOCH, "4081456688", "1", Map.of(), null);
        IssuedCommand create =
                new IssuedCommand(
                        SECOND_ATTEMPT.id(),
                        2,
                        Org.NAME,
                        Samples.CENTRE,
                        SECOND_ATTEMPT.notAfter(),
                        new SalesforceCommand.CreateVoiceCall(odd));
        org.execute(create);
        assertThat(org.server.queries.getFirst().query()).doesNotContain("&", "#");
        assertThat(URLDecoder.decode(org.server.queries.getFirst().query(), StandardCharsets.UTF_8))
                .endsWith(" = 'wxcc_a\\' OR Id != \\'\\\\{b}%41+&q=c#'");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_TYPE, sObject type 'VoiceCall' is not supported.",
        "400, INVALID_FIELD, No such column 'VendorCallKey'",
        "403, INSUFFICIENT_ACCESS, no access",
        "404, NOT_FOUND, no such version"
    })
    void without_read_access_creates_are_repeated_as_before_and_the_permission_is_reported(
            int status, String code, String message) {
        org.server.onQuery =
                request ->
                        Reply.of(
                                status,
                                "[{\"message\":\"%s\",\"errorCode\":\"%s\"}]"
                                        .formatted(message, code));
        assertThat(org.execute(SECOND_ATTEMPT)).isInstanceOf(VoiceCallCreated.class);
        assertThat(org.server.calls).hasSize(1);
        assertThat(org.health.faults()).isEmpty();
        assertThat(org.health.notes().get("emea.verify-before-repeat").words())
                .contains(code, "read access to Voice Calls");
        assertThat(org.metrics.events).contains("looked up emea FORBIDDEN");

        org.server.onQuery = request -> OrgServer.found();
        org.execute(SECOND_ATTEMPT);
        assertThat(org.health.notes()).isEmpty();
    }

    @Test
    void without_an_answer_nothing_is_created_and_surely_not_by_this_attempt() {
        org.server.onQuery = request -> Reply.of(502, "Bad Gateway");
        assertThat(unavailable().mayHaveExecuted()).isFalse();
        org.server.onQuery = request -> Reply.dropped();
        assertThat(unavailable().mayHaveExecuted()).isFalse();
        org.server.onQuery = request -> OrgServer.found().after(3_000);
        assertThat(unavailable().reason()).startsWith("not repeated, because it is unknown");
        assertThat(org.server.calls).isEmpty();
        assertThat(org.metrics.events).contains("looked up emea UNANSWERED");
    }

    @Test
    void an_org_that_answers_no_question_is_left_alone_like_one_that_answers_no_call() {
        org.server.onQuery = request -> Reply.of(502, "Bad Gateway");
        for (int call = 0; call < OrgCircuit.VOLUME; call++) {
            org.execute(SECOND_ATTEMPT);
        }
        assertThat(org.metrics.circuit(Org.NAME)).isEqualTo(SalesforceMetrics.Circuit.OPEN);
    }

    @Test
    void a_create_that_times_out_after_the_question_is_in_doubt() {
        org.server.onCall = request -> Reply.of(200, OrgServer.CREATED).after(3_000);
        assertThat(unavailable().mayHaveExecuted()).isTrue();
    }

    @Test
    void a_session_that_is_gone_is_renewed_for_the_question_too() {
        org.server.onQuery =
                request ->
                        request.authorization().endsWith("secret-1")
                                ? Reply.of(
                                        401,
                                        "[{\"message\":\"gone\",\"errorCode\":\"INVALID_SESSION_ID\"}]")
                                : OrgServer.found("0LQ7");
        assertThat(org.execute(SECOND_ATTEMPT)).isInstanceOf(VoiceCallCreated.class);
        assertThat(org.server.queries).hasSize(2);
        assertThat(org.server.tokenRequests).hasSize(2);
    }

    private CommandUnavailable unavailable() {
        SalesforceResult result = org.execute(SECOND_ATTEMPT);
        assertThat(result).isInstanceOf(CommandUnavailable.class);
        return (CommandUnavailable) result;
    }
}
