package dev.tandem.domain;

/** The four calls that Tandem makes to Salesforce's voice wrapper. */
public enum CommandKind {
    CREATE_VOICE_CALL("create"),
    EXECUTE_OMNI_FLOW("omni-flow"),
    CLEAR_ROUTING("clear"),
    UPDATE_VOICE_CALL("update");

    private final String word;

    CommandKind(String word) {
        this.word = word;
    }

    /**
     * The short word used in ids, configuration keys and metric tags: lower case, never changed
     * once released.
     */
    public String word() {
        return word;
    }

    /**
     * The kind of that word.
     *
     * @throws IllegalArgumentException when no kind has that word
     */
    public static CommandKind ofWord(String word) {
        for (CommandKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "Expected one of create, omni-flow, clear, update, but got: " + word);
    }
}
