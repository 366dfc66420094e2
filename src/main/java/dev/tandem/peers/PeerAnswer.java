package dev.tandem.peers;

/** The result of a request to another instance. */
public sealed interface PeerAnswer {

    /**
     * It has answered the question.
     *
     * @param body JSON as it came
     */
    record Answered(String body) implements PeerAnswer {}

    /** It owns the partition and has no such interaction. */
    record Unknown() implements PeerAnswer {}

    /** It cannot answer at this moment, for the reason that it names: try again. */
    record NotNow(String why) implements PeerAnswer {}

    /** No server answers there, or one that is no instance. */
    record Unreachable(String why) implements PeerAnswer {}

    /** It refuses this instance's token: their console keys or their clocks differ. */
    record Refused() implements PeerAnswer {}

    /** Not asked, because there is no key to sign a token with. */
    record NoKey() implements PeerAnswer {}
}
