package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.Scenarios.OVERLAPPED;
import static dev.tandem.e2e.Scenarios.OVERLAPPING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Calls that no contact centre claims, or several: accepted, sent to no org, and dead letters. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class UnmatchedCallsIT {
    private static final CallCenter UNCLAIMED = CallCenter.of("unclaimed", "+18445799999", "main");
    private static final String PARKED = "tandem_dead_letters_total{reason=\"no_contact_centre\"";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scenarios scenarios;

    UnmatchedCallsIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void a_call_that_no_contact_centre_claims_becomes_a_dead_letter_that_says_what_to_do() {
        PhoneCall call = scenarios.call(UNCLAIMED).tells(started(), ended());

        DeadLetter letter = letterOf(call);
        assertThat(letter.reason()).isEqualTo(DeadLetterReason.NO_CONTACT_CENTRE);
        assertThat(letter.explanation()).contains("Add a contact centre whose match fits");
        assertThat(letter.source().topic()).isEqualTo("tandem.webex-events");
        assertThat(letter.key().text()).isEqualTo(call.id());
        assertThat(letter.record().whole()).isTrue();
        assertThat(letter.record().text()).contains("task:new", call.id());
        assertThat(letter.headers().kept())
                .anySatisfy(header -> assertThat(header.value().text()).isEqualTo("webhook"));
        assertThat(scenarios.metric(PARKED)).isPositive();
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void a_call_that_two_contact_centres_claim_goes_to_neither_and_the_log_names_both() {
        PhoneCall call = scenarios.call(OVERLAPPED).tells(started());

        assertThat(letterOf(call).reason()).isEqualTo(DeadLetterReason.NO_CONTACT_CENTRE);
        assertThat(scenarios.log())
                .contains("Several contact centres claim the same call")
                .contains(OVERLAPPED.name(), OVERLAPPING.name());
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void the_answer_for_a_parked_call_shows_its_dead_letter() {
        PhoneCall unclaimed = scenarios.call(UNCLAIMED).tells(started());
        PhoneCall claimedTwice = scenarios.call(OVERLAPPED).tells(started());
        for (PhoneCall call : List.of(unclaimed, claimedTwice)) {
            call.until(() -> {
                JsonNode answer = JSON.readTree(scenarios.program().interaction(call.id()));
                assertThat(answer.path("phase").asText()).isEqualTo("parked");
                assertThat(answer.at("/answer/status").asText()).isEqualTo("unavailable");
                JsonNode parked = answer.path("parked").path(0);
                assertThat(parked.path("reason").asText()).isEqualTo("no_contact_centre");
                assertThat(parked.path("explanation").asText()).contains("Add a contact centre");
                assertThat(parked.at("/record/topic").asText()).isEqualTo("tandem.webex-events");
                assertThat(parked.at("/deadLetter/topic").asText())
                        .isEqualTo("tandem.dead-letters");
            });
        }
    }

    @Test
    void dead_letters_of_an_open_call_are_shown_beside_its_timeline() {
        PhoneCall call = scenarios.call(UNCLAIMED).tells(started(), ended());
        call.until(() -> {
            JsonNode answer = JSON.readTree(scenarios.program().interaction(call.id()));
            assertThat(answer.path("phase").asText()).isEqualTo("awaiting_start");
            assertThat(answer.path("timeline")).isNotEmpty();
            assertThat(answer.at("/parked/0/reason").asText()).isEqualTo("no_contact_centre");
        });
    }

    private DeadLetter letterOf(PhoneCall call) {
        return DeadLetterRecords.await(scenarios, it -> call.id().equals(it.interactionId()));
    }
}
