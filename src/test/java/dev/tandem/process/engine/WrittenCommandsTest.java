package dev.tandem.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand.ClearRouting;
import dev.tandem.domain.ports.DirectCommands;
import dev.tandem.domain.ports.NoDirectCommands;
import dev.tandem.wire.CommandRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WrittenCommandsTest {
    private final List<String> seen = new ArrayList<>();
    private final Dispatcher dispatcher = new Dispatcher();
    private final WrittenCommands commands = new WrittenCommands(dispatcher);

    @Test
    void each_command_with_a_place_is_marked_and_finds_it_again() {
        Headers first = reserve("a");
        Headers second = reserve("b");
        assertThat(first.lastHeader(CommandRecord.DIRECT)).isNotNull();
        dispatcher.noSlot = true;
        Headers third = reserve("c");
        assertThat(third.lastHeader(CommandRecord.DIRECT)).isNull();

        commands.acknowledged(written(8), second);
        commands.acknowledged(written(7), first);
        commands.acknowledged(written(9), third);
        assertThat(seen).containsExactly("b written at 8", "a written at 7", "c written at 9");
    }

    @Test
    void a_place_is_used_once() {
        Headers headers = reserve("a");
        commands.acknowledged(null, headers);
        commands.failed(headers);
        commands.acknowledged(written(7), headers);
        assertThat(seen).containsExactly("a not written");
    }

    @Test
    void a_command_without_a_place_is_not_marked_and_has_to_be_read() {
        dispatcher.full = true;
        Headers headers = reserve("a");
        commands.acknowledged(written(7), headers);
        commands.withdrawing(3);
        assertThat(headers).isEmpty();
        assertThat(seen).containsExactly("read 2", "read 3");
    }

    @Test
    void what_another_process_marked_is_nothing_to_it() {
        Headers headers = new RecordHeaders();
        headers.add(CommandRecord.PLACE, "17".getBytes(UTF_8));
        commands.acknowledged(written(7), headers);
        assertThat(seen).isEmpty();
    }

    private Headers reserve(String interactionId) {
        Headers headers = new RecordHeaders();
        var command =
                new IssuedCommand(
                        new CommandId(interactionId, CommandKind.CLEAR_ROUTING, 1),
                        1,
                        "emea",
                        "support",
                        Instant.EPOCH,
                        new ClearRouting("0LQ"));
        commands.reserve(2, command, null, headers);
        return headers;
    }

    private static RecordMetadata written(long offset) {
        return new RecordMetadata(new TopicPartition("commands", 2), offset, 0, 5L, 4, 4);
    }

    private final class Dispatcher extends NoDirectCommands {
        private boolean full;
        private boolean noSlot;

        @Override
        public @Nullable Place reserve(
                int partition, IssuedCommand command, @Nullable String traceparent) {
            return full ? null : new Seen(command.id().interactionId(), !noSlot);
        }

        @Override
        public void toRead(int partition) {
            seen.add("read " + partition);
        }
    }

    private final class Seen implements DirectCommands.Place {
        private final String id;
        private final boolean direct;

        Seen(String id, boolean direct) {
            this.id = id;
            this.direct = direct;
        }

        @Override
        public boolean isDirect() {
            return direct;
        }

        @Override
        public void written(long offset, Instant at) {
            seen.add(id + " written at " + offset);
        }

        @Override
        public void notWritten() {
            seen.add(id + " not written");
        }
    }
}
