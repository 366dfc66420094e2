package dev.tandem.app.setup;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.setup.flow.FlowOptions.Connector;
import dev.tandem.setup.flow.FlowOptions.Queue;
import dev.tandem.webex.api.ContactQueues;
import dev.tandem.webex.api.ContactQueues.ContactQueue;
import dev.tandem.webex.api.Flows;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a flow names in an organisation, found by its id or its name. */
final class WebexChoices {
    private static final int MOST_SHOWN = 20;

    private WebexChoices() {}

    /**
     * The queue with its name and type as Webex has them.
     *
     * @param asked its id, or its name in place of the id
     * @throws CommandFailure when calls cannot wait in such a queue, with those in which they can
     */
    static Queue queue(ContactQueues queues, Queue asked) throws InterruptedException {
        List<ContactQueue> all = queues.list().stream().filter(ContactQueue::takesCalls).toList();
        ContactQueue found =
                the(
                        all,
                        asked.id(),
                        "active queue of inbound calls",
                        "--default-queue",
                        ContactQueue::id,
                        ContactQueue::name);
        return new Queue(found.id(), found.name(), found.routingType());
    }

    /**
     * The connector with its name as Webex has it.
     *
     * @param asked its id, or its name in place of the id
     * @throws CommandFailure when there is none, with those that there are
     */
    static Connector connector(Flows flows, Connector asked) throws InterruptedException {
        Flows.Connector found =
                the(
                        flows.connectors(),
                        asked.id(),
                        "connector for HTTP requests",
                        "--connector",
                        Flows.Connector::id,
                        Flows.Connector::name);
        return new Connector(found.id(), found.name());
    }

    private static <T> T the(
            List<T> all,
            String asked,
            String noun,
            String option,
            Function<T, String> id,
            Function<T, String> name) {
        List<T> found =
                all.stream()
                        .filter(it -> id.apply(it).equals(asked) || name.apply(it).equals(asked))
                        .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        String there =
                all.stream()
                        .limit(MOST_SHOWN)
                        .map(it -> name.apply(it) + " (" + id.apply(it) + ")")
                        .collect(Collectors.joining(", "));
        String rest =
                all.size() > MOST_SHOWN ? " and %d more".formatted(all.size() - MOST_SHOWN) : "";
        throw new CommandFailure(
                all.isEmpty()
                        ? "Webex has no %s: create one in Control Hub first.".formatted(noun)
                        : "Webex has %s %s %s: give %s the id of one of these: %s%s."
                                .formatted(
                                        found.isEmpty() ? "no" : "more than one",
                                        noun,
                                        asked,
                                        option,
                                        there,
                                        rest));
    }
}
