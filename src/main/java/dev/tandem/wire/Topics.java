package dev.tandem.wire;

import java.util.List;

/**
 * The names of Tandem's topics. All are keyed by interaction id in UTF-8 and have the same number
 * of partitions, so that one interaction is always handled in order by one owner.
 *
 * @param prefix put before each name, e.g. {@code tandem.}; may be empty
 */
public record Topics(String prefix) {

    /** What arrived, byte for byte: the truth that record and replay read. */
    public String webexEvents() {
        return prefix + "webex-events";
    }

    /** Time as a record: an interaction asked to be woken, and its time has come. */
    public String wakeUps() {
        return prefix + "wake-ups";
    }

    /** What the state machines want done in Salesforce. */
    public String salesforceCommands() {
        return prefix + "salesforce-commands";
    }

    /** What the dispatcher started, and what became of it. */
    public String salesforceResults() {
        return prefix + "salesforce-results";
    }

    /** Every input with what was decided about it and the answer for a waiting flow. */
    public String interactionJournal() {
        return prefix + "interaction-journal";
    }

    /** What could not be handled, with the reason. */
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    public List<String> all() {
        return List.of(
                webexEvents(),
                wakeUps(),
                salesforceCommands(),
                salesforceResults(),
                interactionJournal(),
                deadLetters());
    }
}
