package dev.tandem.setup.flow;

import dev.tandem.setup.flow.FlowOptions.Connector;
import dev.tandem.setup.flow.FlowOptions.Queue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of the flow. Texts may hold expressions such as {@code {{SCV_VendorCallKey}}}. */
public sealed interface Activity {

    /** Its name, unique in the process; expressions read results by it. */
    String name();

    /** What it is for: Flow Designer shows it, and the API refuses an activity without. */
    String description();

    /** What it is in Webex's catalogue. */
    ActivityKind kind();

    /** Where a call begins. Its name is fixed, so that {@code {{NewPhoneContact.ANI}}} is known. */
    record Start(String description) implements Activity {
        @Override
        public String name() {
            return EventSpecification.CONTACT_STARTED.event();
        }

        @Override
        public ActivityKind kind() {
            return ActivityKind.START;
        }
    }

    /** Where a part of the flow begins when something happens to the call. */
    record Event(EventSpecification event, String description) implements Activity {
        @Override
        public String name() {
            return event.specificationName();
        }

        @Override
        public ActivityKind kind() {
            return ActivityKind.EVENT;
        }
    }

    /**
     * A request with a JSON body.
     *
     * @param connector where the address and the key are kept; null with an address of its own
     * @param address the path on the connector's host, or the whole address
     * @param authorization the header of a request without connector; null with one
     * @param outputs what is taken out of the answer; may be empty
     */
    record HttpRequest(
            String name,
            String description,
            @Nullable Connector connector,
            String address,
            @Nullable String authorization,
            String body,
            List<Output> outputs)
            implements Activity {
        public HttpRequest {
            outputs = List.copyOf(outputs);
        }

        @Override
        public ActivityKind kind() {
            return ActivityKind.HTTP_REQUEST;
        }

        /**
         * One value of an answer.
         *
         * @param path a JSONPath, e.g. {@code $.data.status}
         */
        public record Output(String variable, String path) {}
    }

    /** Gives a variable a value. */
    record SetVariable(String name, String description, String variable, String value)
            implements Activity {
        @Override
        public ActivityKind kind() {
            return ActivityKind.SET_VARIABLE;
        }
    }

    /**
     * Chooses between two ways.
     *
     * @param expression as a whole within one pair of double braces
     */
    record Condition(String name, String description, String expression) implements Activity {
        @Override
        public ActivityKind kind() {
            return ActivityKind.CONDITION;
        }
    }

    /**
     * Puts the caller into a queue.
     *
     * @param queue which one, or the one to fall back on where a variable names it
     * @param queueId an expression for the id of another queue; null for none
     */
    record QueueContact(String name, String description, Queue queue, @Nullable String queueId)
            implements Activity {
        @Override
        public ActivityKind kind() {
            return ActivityKind.QUEUE_CONTACT;
        }
    }

    /**
     * Offers the caller to one agent.
     *
     * @param agentId an expression for the agent's id
     * @param queue the one that is reported, and the one to go to when the agent cannot take the
     *     call
     */
    record QueueToAgent(String name, String description, String agentId, Queue queue)
            implements Activity {
        @Override
        public ActivityKind kind() {
            return ActivityKind.QUEUE_TO_AGENT;
        }
    }

    /** Plays music to a waiting caller. */
    record PlayMusic(String name, String description) implements Activity {
        @Override
        public ActivityKind kind() {
            return ActivityKind.PLAY_MUSIC;
        }
    }

    /**
     * Opens a page in the agent's browser.
     *
     * @param url an absolute address
     * @param target the word of the exports: {@code newBrowserTab} or {@code sameBrowserTab}
     */
    record ScreenPop(String name, String description, String url, String target)
            implements Activity {
        @Override
        public ActivityKind kind() {
            return ActivityKind.SCREEN_POP;
        }
    }

    /** Ends the call. */
    record Disconnect(String name, String description) implements Activity {
        @Override
        public ActivityKind kind() {
            return ActivityKind.DISCONNECT;
        }
    }

    /** Ends a part of the flow; the call goes on. */
    record End(String name, String description) implements Activity {
        @Override
        public ActivityKind kind() {
            return ActivityKind.END;
        }
    }
}
