package dev.tandem.wire;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names of Tandem's topics. Those of the interactions are keyed by interaction id in UTF-8 and
 * have the same number of partitions, so that one interaction is always handled in order by one
 * owner. The actions of operators are in one order of their own.
 *
 * @param prefix put before each name, e.g. {@code tandem.}; may be empty
 */
public record Topics(String prefix) {

    /** The received events, byte for byte: the source of recording and replay. */
    public String webexEvents() {
        return prefix + "webex-events";
    }

    /** Time as a record: the wake-up that an interaction has requested is due. */
    public String wakeUps() {
        return prefix + "wake-ups";
    }

    /** The commands of the state machines to Salesforce. */
    public String salesforceCommands() {
        return prefix + "salesforce-commands";
    }

    /**
     * The attempts that the dispatcher has begun: what the next owner of a partition must know, and
     * nobody else reads.
     */
    public String salesforceStarts() {
        return prefix + "salesforce-starts";
    }

    /** The results of the attempts, and the starts of those that last. */
    public String salesforceResults() {
        return prefix + "salesforce-results";
    }

    /** Every input with its decision and the answer for a waiting flow. */
    public String interactionJournal() {
        return prefix + "interaction-journal";
    }

    /** Records and commands that could not be handled, with the reason. */
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /** What operators did, in one partition: the audit log, and the memory of their decisions. */
    public String operatorActions() {
        return prefix + "operator-actions";
    }

    /** Those that are keyed by interaction id. */
    public List<String> ofInteractions() {
        return List.of(
                webexEvents(),
                wakeUps(),
                salesforceCommands(),
                salesforceStarts(),
                salesforceResults(),
                interactionJournal(),
                deadLetters());
    }

    /** Every one. */
    public List<String> all() {
        return Stream.concat(ofInteractions().stream(), Stream.of(operatorActions())).toList();
    }
}
