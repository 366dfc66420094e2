package dev.tandem.wire;

import org.jspecify.annotations.Nullable;

/** Something that an operator did through a door of the console. */
public sealed interface OperatorAction {

    /** What it is about: the key of the record. */
    String subject();

    /** What is done about one dead letter. */
    sealed interface OfLetter extends OperatorAction {

        String letterId();

        @Override
        default String subject() {
            return letterId();
        }
    }

    /**
     * The record of a dead letter, or the command that was given up, was put back.
     *
     * @param run the bulk redrive that did it, null when it was asked for by itself
     */
    record LetterRedriven(String letterId, @Nullable String run) implements OfLetter {}

    /**
     * A dead letter needs nothing any more.
     *
     * @param reason in the operator's words
     */
    record LetterDismissed(String letterId, String reason) implements OfLetter {}

    /** What is done about one org. */
    sealed interface OfOrg extends OperatorAction {

        String org();

        @Override
        default String subject() {
            return org();
        }
    }

    /**
     * No command is sent to the org until it is resumed.
     *
     * @param reason in the operator's words
     */
    record OrgPaused(String org, String reason) implements OfOrg {}

    /** Commands are sent to the org again. */
    record OrgResumed(String org) implements OfOrg {}

    /** What is done about many dead letters at once. */
    sealed interface OfRun extends OperatorAction {

        String run();

        @Override
        default String subject() {
            return run();
        }
    }

    /**
     * A bulk redrive began.
     *
     * @param instance the address of the instance that does it
     * @param filter which letters, in words
     * @param letters how many those were
     * @param perSecond how many are put back in a second at most
     */
    record RedriveStarted(String run, String instance, String filter, int letters, int perSecond)
            implements OfRun {}

    /** An operator wants a bulk redrive to stop; what it has put back stays put back. */
    record RedriveStopped(String run) implements OfRun {}

    /**
     * A bulk redrive is over.
     *
     * @param redriven how many it put back
     * @param refused how many could not be put back, or were by another before
     */
    record RedriveEnded(String run, int redriven, int refused) implements OfRun {}

    /**
     * The whole numbers of a call were shown.
     *
     * @param reason in the operator's words; null in a record of a build that asked for none
     */
    record NumberRevealed(String interactionId, @Nullable String reason) implements OperatorAction {
        @Override
        public String subject() {
            return interactionId;
        }
    }

    /**
     * Data about calls was taken out.
     *
     * @param what which, in words
     * @param reason in the operator's words; null in a record of a build that asked for none
     */
    record DataExported(String what, @Nullable String reason) implements OperatorAction {
        @Override
        public String subject() {
            return "export";
        }
    }
}
