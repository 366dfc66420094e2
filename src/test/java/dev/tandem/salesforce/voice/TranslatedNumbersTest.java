package dev.tandem.salesforce.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.Contact;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.salesforce.monitor.CountingMetrics;
import dev.tandem.salesforce.monitor.TestNumbers;
import dev.tandem.salesforce.numbers.RulesReading;
import dev.tandem.salesforce.settings.FieldTemplates;
import dev.tandem.salesforce.settings.VoiceSettings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A contact centre with rules for phone numbers. */
class TranslatedNumbersTest {
    private static final String RULES =
            "{\"Swiss\":\"[10,10]->^0(\\\\d{2})(\\\\d{3})(\\\\d{2})(\\\\d{2})$->+41 $1 $2 $3 $4\","
                    + "\"wild\":\"[40,40]->(?:(\\\\d+)*)*\\\\1x\"}";

    private final CountingMetrics metrics = new CountingMetrics();
    private final VoiceSettings centre =
            new VoiceSettings(
                    "bern",
                    "cc",
                    "cert",
                    "withheld",
                    null,
                    null,
                    ((RulesReading.Accepted) RulesReading.of(RULES)).rules(),
                    FieldTemplates.NONE,
                    FieldTemplates.NONE);
    private final PhoneNumbers numbers = TestNumbers.of(centre, metrics);

    private VoiceBody body(SalesforceCommand command) {
        return VoiceBodies.of(command, centre, numbers);
    }

    private static Contact contact(String ani, String dnis) {
        return new Contact("i", Instant.EPOCH, ani, dnis, Map.of(), null);
    }

    @Test
    void every_field_with_a_number_is_translated() {
        Contact contact = contact("031 917 52 00", "(0)0319175201");
        assertThat(body(new SalesforceCommand.CreateVoiceCall(contact)))
                .isInstanceOfSatisfying(
                        VoiceBody.CreateVoiceCall.class,
                        create -> {
                            assertThat(create.from()).isEqualTo("+41 31 917 52 00");
                            assertThat(create.to()).isEqualTo("+41 31 917 52 01");
                            assertThat(create.participants())
                                    .containsExactly(
                                            new VoiceBody.Participant(
                                                    "+41 31 917 52 00", "END_USER"));
                        });
        assertThat(body(new SalesforceCommand.ExecuteOmniFlow("v", contact)))
                .isInstanceOfSatisfying(
                        VoiceBody.ExecuteOmniFlow.class,
                        flow -> assertThat(flow.dialedNumber()).isEqualTo("+41 31 917 52 01"));
        assertThat(update(contact, "0319175200")).isEqualTo("+41 31 917 52 00");
        assertThat(metrics.events).hasSize(4).containsOnly("number bern TRANSLATED");
    }

    @Test
    void a_withheld_number_is_not() {
        assertThat(update(contact(null, null), "anonymous")).isEqualTo("withheld");
        assertThat(numbers.caller(null)).isEqualTo("withheld");
        assertThat(numbers.dialed("Anonymous ")).isEqualTo("Anonymous");
        assertThat(metrics.events).isEmpty();
    }

    @Test
    void what_no_rule_is_for_is_counted_as_unchanged() {
        assertThat(numbers.caller("+1-469")).isEqualTo("+1469");
        assertThat(metrics.events).containsExactly("number bern UNCHANGED");
    }

    @Test
    void a_rule_that_runs_away_and_a_number_that_is_cut_are_counted() {
        String fifty = "1234567890".repeat(5);
        assertThat(numbers.dialed(fifty)).isEqualTo(fifty.substring(0, 40));
        assertThat(metrics.events).containsExactly("number cut bern", "number bern TIMED_OUT");
    }

    private String update(Contact contact, String from) {
        return ((VoiceBody.UpdateVoiceCall)
                        body(
                                new SalesforceCommand.UpdateVoiceCall(
                                        "v",
                                        contact,
                                        Instant.EPOCH,
                                        new SalesforceCommand.DisconnectReason("Abandoned", true),
                                        from,
                                        null)))
                .fromNumber();
    }
}
