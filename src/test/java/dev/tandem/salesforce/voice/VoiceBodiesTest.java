package dev.tandem.salesforce.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.domain.Contact;
import dev.tandem.domain.ContactOrigin;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.domain.SalesforceCommand.CallFigures;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.salesforce.monitor.TestNumbers;
import dev.tandem.salesforce.settings.FieldTemplates;
import dev.tandem.salesforce.settings.Samples;
import dev.tandem.salesforce.settings.VoiceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide's examples do not show; those are compared where they are sent. */
class VoiceBodiesTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "anonymous", "Anonymous", "ANONYMOUS "})
    void a_withheld_number_becomes_the_contact_centres_word(String ani) {
        VoiceBody.CreateVoiceCall body = create(ani, "100");
        assertThat(body.from()).isEqualTo("withheld");
        assertThat(body.participants())
                .containsExactly(new VoiceBody.Participant("withheld", "END_USER"));
    }

    @Test
    void numbers_are_cut_at_forty_characters() {
        String endless = "+" + "1234567890".repeat(5);
        VoiceBody.CreateVoiceCall body = create(endless, endless);
        assertThat(body.from()).hasSize(40).isEqualTo(endless.substring(0, 40));
        assertThat(body.to()).hasSize(40);
        assertThat(body.participants().getFirst().participantKey()).hasSize(40);
    }

    @Test
    void numbers_are_cleaned_up_where_a_contact_centre_has_no_rules() {
        VoiceBody.CreateVoiceCall body = create("tel:+41 (0)31 917-52 00", "sip:alice");
        assertThat(body.from()).isEqualTo("+41319175200");
        assertThat(body.participants().getFirst().participantKey()).isEqualTo("+41319175200");
        assertThat(body.to()).isEqualTo("sip:alice");
    }

    @Test
    void what_is_not_known_or_not_configured_is_left_out() throws JsonProcessingException {
        VoiceSettings bare =
                new VoiceSettings(
                        "bare",
                        "cc",
                        "cert",
                        "anonymous",
                        " ",
                        null,
                        null,
                        FieldTemplates.NONE,
                        FieldTemplates.NONE);
        Contact contact = contact("1", null);
        assertThat(json(of(new SalesforceCommand.CreateVoiceCall(contact), bare)))
                .doesNotContain("\"to\"");
        assertThat(json(of(new SalesforceCommand.ExecuteOmniFlow("v", contact), bare)))
                .isEqualTo(
                        "{\"callCenterDevName\":\"cc\",\"certDevName\":\"cert\",\"voiceCallId\":\"v\"}");
    }

    @Test
    void times_are_cut_at_milliseconds_and_end_with_z() {
        Contact contact =
                new Contact(
                        "i",
                        Instant.parse("2026-03-01T00:00:00.123456Z"),
                        "1",
                        "2",
                        Map.of(),
                        null);
        VoiceBody.CreateVoiceCall body =
                (VoiceBody.CreateVoiceCall)
                        of(new SalesforceCommand.CreateVoiceCall(contact), Samples.VOICE);
        assertThat(body.startTime()).isEqualTo("2026-03-01T00:00:00.123Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4930123", "anonymous"})
    void an_update_that_makes_the_record_says_who_called(String from)
            throws JsonProcessingException {
        SalesforceCommand update =
                new SalesforceCommand.UpdateVoiceCall(
                        Samples.CONTACT.vendorCallKey(),
                        Samples.CONTACT,
                        Samples.CONTACT.startTime(),
                        new SalesforceCommand.DisconnectReason("CALLBACK", false),
                        from,
                        null);
        assertThat(json(of(update, Samples.VOICE)))
                .contains("\"voiceCallId\":\"wxcc_5324881f-1e84-4367-8930-f69a74b30ca6\"")
                .contains("\"fromNumber\":\"" + from.replace("anonymous", "withheld") + "\"")
                .contains("\"disconnectReason\":{\"value\":\"CALLBACK\",\"isError\":false}");
    }

    @Test
    void a_transfer_names_its_parent_and_says_so() throws JsonProcessingException {
        ContactOrigin origin = new ContactOrigin("wxcc_before", "Preview", "queue123");
        Contact contact = new Contact("i", Instant.EPOCH, "1", "2", Map.of(), origin);
        assertThat(json(of(new SalesforceCommand.CreateVoiceCall(contact), Samples.VOICE)))
                .contains("\"initiationMethod\":\"Transfer\"")
                .endsWith(
                        "\"parentVoiceCallId\":\"wxcc_before\",\"callOrigin\":\"Preview\","
                                + "\"queue\":\"queue123\"}");
    }

    @Test
    void a_queue_alone_makes_no_transfer() throws JsonProcessingException {
        Contact contact =
                new Contact(
                        "i",
                        Instant.EPOCH,
                        "1",
                        "2",
                        Map.of(),
                        new ContactOrigin(null, null, "queue123"));
        assertThat(json(of(new SalesforceCommand.CreateVoiceCall(contact), Samples.VOICE)))
                .contains("\"initiationMethod\":\"Inbound\"")
                .contains("\"queue\":\"queue123\"")
                .doesNotContain("parentVoiceCallId")
                .doesNotContain("callOrigin");
    }

    @Test
    void figures_of_an_answered_call_are_whole_seconds_beside_the_other_fields()
            throws JsonProcessingException {
        CallFigures figures =
                new CallFigures(
                        Instant.parse("2020-08-26T21:21:15Z"),
                        Instant.parse("2020-08-26T21:21:24.500Z"),
                        Duration.ofMillis(12_999),
                        2,
                        Duration.ofMillis(10_001),
                        Duration.ofSeconds(21),
                        "queue123",
                        "Bern");
        assertThat(json(of(updateWith(figures), Samples.VOICE)))
                .contains(
                        "\"enqueueTime\":\"2020-08-26T21:21:15.000Z\","
                                + "\"acceptTime\":\"2020-08-26T21:21:24.500Z\","
                                + "\"numberOfHolds\":2,\"queue\":\"queue123\","
                                + "\"agentInteractionDuration\":12,\"longestHoldDuration\":10,"
                                + "\"totalHoldDuration\":21,\"recordingLocation\":\"Bern\"");
    }

    @Test
    void unknown_figures_are_left_out() throws JsonProcessingException {
        CallFigures figures =
                new CallFigures(null, null, null, 0, Duration.ZERO, Duration.ZERO, null, null);
        assertThat(json(of(updateWith(figures), Samples.VOICE)))
                .doesNotContain("null")
                .doesNotContain("acceptTime")
                .contains("\"numberOfHolds\":0,\"longestHoldDuration\":0,\"totalHoldDuration\":0");
    }

    private static SalesforceCommand updateWith(CallFigures figures) {
        return new SalesforceCommand.UpdateVoiceCall(
                "v",
                Samples.CONTACT,
                Samples.CONTACT.startTime(),
                new SalesforceCommand.DisconnectReason("Agent Left", false),
                null,
                figures);
    }

    private static VoiceBody.CreateVoiceCall create(String ani, String dnis) {
        return (VoiceBody.CreateVoiceCall)
                of(new SalesforceCommand.CreateVoiceCall(contact(ani, dnis)), Samples.VOICE);
    }

    private static Contact contact(String ani, String dnis) {
        return new Contact("i", Instant.EPOCH, ani, dnis, Map.of(), null);
    }

    private static String json(VoiceBody body) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(body);
    }

    private static VoiceBody of(SalesforceCommand command, VoiceSettings centre) {
        return VoiceBodies.of(command, centre, TestNumbers.of(centre, SalesforceMetrics.NONE));
    }
}
