package dev.tandem.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.dispatch.partition.PartitionAssignment;
import dev.tandem.domain.CommandId;
import dev.tandem.domain.Contact;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.domain.SalesforceCommand.ClearRouting;
import dev.tandem.domain.SalesforceCommand.CreateVoiceCall;
import dev.tandem.domain.SalesforceCommand.ExecuteOmniFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingCommandsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final PartitionAssignment assignment = new PartitionAssignment(0, 0, 100);
    private final WaitingCommands waiting = new WaitingCommands(4);

    @Test
    void a_caller_who_waits_goes_before_calls_that_are_over() {
        add(update("over-1"), clear("over-2"), create("caller", NOW));
        assertThat(order()).containsExactly("caller", "over-1", "over-2");
    }

    @Test
    void the_newest_caller_goes_first_with_whichever_command() {
        add(
                create("an-hour-ago", NOW.minus(Duration.ofHours(1))),
                flow("now", NOW),
                create("a-minute-ago", NOW.minusSeconds(60)));
        assertThat(order()).containsExactly("now", "a-minute-ago", "an-hour-ago");
    }

    @Test
    void callers_of_the_same_moment_go_in_order_of_arrival() {
        add(create("first", NOW), create("second", NOW), create("third", NOW));
        assertThat(order()).containsExactly("first", "second", "third");
    }

    @Test
    void where_there_is_no_room_the_one_that_would_be_served_last_gives_way() {
        add(update("a"), update("b"), update("c"), update("d"));
        assertThat(id(waiting.add(create("caller", NOW)))).isEqualTo("d");
        assertThat(id(waiting.add(update("e")))).isEqualTo("e");
        assertThat(order()).containsExactly("caller", "a", "b", "c");
    }

    @Test
    void who_has_waited_longest_is_known_whatever_the_order() {
        assertThat(waiting.oldestSince()).isNull();
        add(update("first"), create("second", NOW));
        assertThat(waiting.oldestSince()).isEqualTo(NOW);
        assertThat(id(waiting.poll())).isEqualTo("second");
        assertThat(waiting.oldestSince()).isEqualTo(NOW);
        assertThat(waiting.takeOut(it -> id(it).equals("first"))).hasSize(1);
        assertThat(waiting.size()).isZero();
        assertThat(waiting.poll()).isNull();
    }

    private void add(DispatchTask... tasks) {
        for (DispatchTask task : tasks) {
            assertThat(waiting.add(task)).isNull();
        }
    }

    private List<String> order() {
        List<String> ids = new ArrayList<>();
        for (DispatchTask next = waiting.poll(); next != null; next = waiting.poll()) {
            ids.add(id(next));
        }
        return ids;
    }

    private static String id(DispatchTask task) {
        return task.command().id().interactionId();
    }

    private DispatchTask create(String id, Instant start) {
        return task(id, new CreateVoiceCall(contact(id, start)));
    }

    private DispatchTask flow(String id, Instant start) {
        return task(id, new ExecuteOmniFlow("0LQ" + id, contact(id, start)));
    }

    private DispatchTask clear(String id) {
        return task(id, new ClearRouting("0LQ" + id));
    }

    private DispatchTask update(String id) {
        return task(id, Commands.update(id).command());
    }

    private static Contact contact(String id, Instant start) {
        return new Contact(id, start, null, null, Map.of(), null);
    }

    private DispatchTask task(String id, SalesforceCommand command) {
        IssuedCommand issued =
                new IssuedCommand(
                        new CommandId(id, command.kind(), 1),
                        1,
                        "emea",
                        "support",
                        NOW.plusSeconds(60),
                        command);
        return new DispatchTask(issued, 0, null, NOW, NOW, assignment, false);
    }
}
