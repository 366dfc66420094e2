package dev.tandem.peers;

/** What came of asking another instance. */
public sealed interface PeerAnswer {

    /**
     * It has answered the question.
     *
     * @param body JSON as it came
     */
    record Answered(String body) implements PeerAnswer {}

    /** It has looked, and there is no such thing. */
    record Unknown() implements PeerAnswer {}

    /** It cannot tell at this moment, for this reason of its own: try again. */
    record NotNow(String why) implements PeerAnswer {}

    /** Nobody answers there, or nobody who speaks as an instance does. */
    record Unreachable(String why) implements PeerAnswer {}

    /** It does not take this instance's pass: their console keys or their clocks differ. */
    record Refused() implements PeerAnswer {}

    /** Not asked, because there is no key to make a pass with. */
    record NoKey() implements PeerAnswer {}
}
