package dev.tandem.domain;

/**
 * Names one command of one interaction. It is derived, not random: deciding the same input again
 * gives the same id, so a command that is read twice is recognised. A retry keeps the id and raises
 * the attempt.
 *
 * @param interactionId the interaction that asks for the command
 * @param kind which of the four calls
 * @param ordinal 1 for the first command of that kind, higher only when an operator redrives it
 */
public record CommandId(String interactionId, CommandKind kind, int ordinal) {

    /** {@code <interactionId>/<kind>/<ordinal>}, readable by {@link #parse}. */
    @Override
    public String toString() {
        return interactionId + "/" + kind.word() + "/" + ordinal;
    }

    /**
     * Reads an id back.
     *
     * @throws IllegalArgumentException when the text is not what {@link #toString} writes
     */
    public static CommandId parse(String text) {
        int last = text.lastIndexOf('/');
        int middle = text.lastIndexOf('/', last - 1);
        if (middle < 1) {
            throw new IllegalArgumentException(
                    "Expected <interactionId>/<kind>/<ordinal>, but got: " + text);
        }
        return new CommandId(
                text.substring(0, middle),
                CommandKind.ofWord(text.substring(middle + 1, last)),
                Integer.parseInt(text.substring(last + 1)));
    }
}
