package dev.tandem.setup.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow as both formats say it: what is done, and in which order.
 *
 * @param name unique in its organisation
 * @param main what runs for the caller, from the start on
 * @param events what runs when something happens to the call, from an event each
 */
public record FlowModel(
        String name, String description, List<Variable> variables, Graph main, Graph events) {
    public FlowModel {
        variables = List.copyOf(variables);
    }

    /**
     * A variable of the flow; all are texts.
     *
     * @param value what it has at the start of a call; null for nothing
     * @param desktopLabel what the agent's desktop shows it as; null where agents do not see it
     * @param secure whether its value stays out of logs and of the desktop
     */
    public record Variable(
            String name,
            String description,
            @Nullable String value,
            @Nullable String desktopLabel,
            boolean secure) {}

    /**
     * Activities and the links between them.
     *
     * @param activities the first is a start or an event; names are unique
     */
    public record Graph(List<Activity> activities, List<Link> links) {
        public Graph {
            activities = List.copyOf(activities);
            links = List.copyOf(links);
        }
    }

    /**
     * The way from one activity to the next.
     *
     * @param from the name of an activity
     * @param port one of its outputs
     * @param to the name of an activity of the same process
     */
    public record Link(String from, String port, String to) {}
}
