package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.Scenarios.OVERLAPPED;
import static dev.tandem.e2e.Scenarios.OVERLAPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Calls that no contact centre claims, or several: accepted, told to no org, and parked. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class UnmatchedCallsIT {
    private static final CallCenter NOBODYS = CallCenter.of("nobodys", "+18445799999", "main");
    private static final String PARKED = "tandem_dead_letters_total{reason=\"no_contact_centre\"";

    private final Scenarios scenarios;

    UnmatchedCallsIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void a_call_that_no_contact_centre_claims_is_parked_whole_with_what_to_do() {
        PhoneCall call = scenarios.call(NOBODYS).tells(started(), ended());

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
    void a_call_that_two_claim_equally_goes_to_neither_and_the_log_names_both() {
        PhoneCall call = scenarios.call(OVERLAPPED).tells(started());

        assertThat(letterOf(call).reason()).isEqualTo(DeadLetterReason.NO_CONTACT_CENTRE);
        assertThat(scenarios.log())
                .contains("Several contact centres claim the same call")
                .contains(OVERLAPPED.name(), OVERLAPPING.name());
        assertThat(call.requests()).isEmpty();
    }

    private DeadLetter letterOf(PhoneCall call) {
        return await("dead letter of " + call.id())
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                scenarios.deadLetters().stream()
                                        .filter(it -> call.id().equals(it.interactionId()))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
