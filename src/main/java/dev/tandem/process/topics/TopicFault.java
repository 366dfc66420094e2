package dev.tandem.process.topics;

/**
 * Something about an existing topic that Tandem cannot work with.
 *
 * @param topic its whole name
 * @param found what it is
 * @param wanted what it must be
 * @param remedy how to mend it
 */
public record TopicFault(String topic, String found, String wanted, String remedy) {

    /** One sentence for a log or a refusal to start. */
    public String sentence() {
        return "Topic %s has %s, but needs %s: %s".formatted(topic, found, wanted, remedy);
    }
}
