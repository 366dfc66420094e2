package dev.tandem.domain;

/**
 * Decides: the same state and input always lead to the same decision. Reads no clock and draws
 * nothing; waiting is counted in the received time that inputs carry.
 */
public final class InteractionDecider {

    private final InteractionRules rules;

    public InteractionDecider(InteractionRules rules) {
        this.rules = rules;
    }

    /** What the input leads to in this state. Never throws for anything that Webex can send. */
    public Transition decide(Interaction state, InteractionInput input) {
        return new Transition(
                new Decision.Ignored(IgnoreReason.NOTHING_DUE),
                state,
                input.receivedAt().plus(rules.retention()));
    }
}
