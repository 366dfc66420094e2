package dev.tandem.wire;

/**
 * Why a dead letter was written, and what an operator can do about it. The names are metric tags
 * and values on the topic: they are never renamed once released.
 */
public enum DeadLetterReason {
    /** Its bytes do not have the format of the topic. */
    UNREADABLE(
            "Mend what produces these records. The original bytes are kept here; nothing was"
                    + " decided about them. Redrive it after an update that can read it, else"
                    + " dismiss it."),
    /** Its key does not belong to its partition, or is not the interaction its body names. */
    FOREIGN_KEY(
            "Produce with the interaction id as the key, in UTF-8, and Kafka's default"
                    + " partitioner. Nothing was decided about the record; a redrive produces it"
                    + " under the right key."),
    /** A contact that no configured contact centre claims, or that several claim equally. */
    NO_CONTACT_CENTRE(
            "Add a contact centre whose match fits the contact, or widen one that exists; where"
                    + " several claim it, which the log names, narrow one. Then redrive the event"
                    + " while the call lives."),
    /** A command that Salesforce refused, or that did not succeed before its deadline. */
    COMMAND_GIVEN_UP(
            "Mend what Salesforce's words name, then redrive the command; the other steps of the"
                    + " call went on without it."),
    /** Its outcome does not fit into a record. */
    TOO_LARGE(
            "Look at what the event carries: attributes of a flow are the usual reason. The state"
                    + " of the interaction is as if it had not come."),
    /** The program failed to process it. */
    FAILED(
            "This is a fault in Tandem: report it with the error's words. The state of the"
                    + " interaction is as if the record had not come; redrive it after an update.");

    private final String remedy;

    DeadLetterReason(String remedy) {
        this.remedy = remedy;
    }

    /**
     * What is wrong and how to mend it, in sentences for an operator.
     *
     * @param fault what is wrong, as a clause
     */
    public String explains(String fault) {
        return Character.toUpperCase(fault.charAt(0))
                + fault.substring(1)
                + (fault.endsWith(".") ? " " : ". ")
                + remedy;
    }

    /** How to mend it, in words for an operator. */
    public String remedy() {
        return remedy;
    }
}
