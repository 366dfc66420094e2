package dev.tandem.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand.ClearRouting;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommandAndResultCodecTest {
    private static final CommandId ID = new CommandId("i-1", CommandKind.CLEAR_ROUTING, 1);
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.250Z");

    @Test
    void an_issued_command_is_readable_json() {
        var issue =
                new CommandRecord.Issue(
                        new IssuedCommand(ID, 2, "emea", "support", AT, new ClearRouting("0LQ1")));

        byte[] bytes = WireFormats.COMMAND.write(issue);

        assertThat(new String(bytes, UTF_8))
                .isEqualTo(
                        """
                        {"is":"issue/1","command":{"id":"i-1/clear/1","attempt":2,"org":"emea",\
                        "contactCenter":"support","notAfter":"2026-03-01T10:00:00.250Z",\
                        "command":{"is":"clear-routing/1","voiceCallId":"0LQ1"}}}\
                        """);
        assertThat(WireFormats.COMMAND.read(bytes)).isEqualTo(new Reading.Read<>(issue));
        assertThat(issue.id()).isEqualTo(ID);
        assertThat(issue.attempt()).isEqualTo(2);
    }

    @Test
    void an_answer_becomes_an_input_with_the_brokers_timestamp() {
        var result = new CommandUnavailable("reset", true, Duration.ofSeconds(2));
        var answered = new ResultRecord.Answered(ID, 1, result);

        byte[] bytes = WireFormats.RESULT.write(answered);

        assertThat(WireFormats.RESULT.read(bytes)).isEqualTo(new Reading.Read<>(answered));
        assertThat(answered.toInput(AT))
                .isEqualTo(new InteractionInput.CommandAnswered(AT, ID, 1, result));
    }

    @Test
    void a_start_becomes_an_input_with_the_brokers_timestamp() {
        assertThat(new ResultRecord.Started(ID, 3).toInput(AT))
                .isEqualTo(new InteractionInput.CommandStarted(AT, ID, 3));
    }

    @Test
    void an_invalid_id_is_unreadable() {
        assertThat(
                        WireFormats.RESULT.read(
                                "{\"is\":\"Started\",\"id\":\"x\",\"attempt\":1}".getBytes(UTF_8)))
                .isInstanceOf(Reading.Unreadable.class);
    }
}
