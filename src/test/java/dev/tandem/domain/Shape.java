package dev.tandem.domain;

import dev.tandem.domain.decision.Decision;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A decision without its instants and numbers.
 *
 * <p>Three differences are ignored. Whether a notice was seen is not in an outline, so being a
 * duplicate is not compared; nor is being too old, which is found before the state is looked at.
 * And the length of a back-off is a number: whether it still ends before the deadline decides
 * between another attempt and giving up.
 */
final class Shape {

    private static final Set<String> NOT_OF_THE_STATE =
            Set.of(IgnoreReason.DUPLICATE.toString(), IgnoreReason.TOO_OLD.toString());

    private Shape() {}

    static String of(Decision decision) {
        return switch (decision) {
            case Decision.Ignored(var reason, var _) -> reason.toString();
            case Decision.Acted acted ->
                    acted.facts().stream().map(Shape::of).collect(Collectors.joining(", "));
        };
    }

    private static String of(InteractionFact fact) {
        return switch (fact) {
            case InteractionFact.CommandIssued issued ->
                    "sends " + issued.command().id().kind().word();
            case InteractionFact.InteractionClosed closed -> "closes " + closed.outcome();
            default -> fact.getClass().getSimpleName();
        };
    }

    static boolean alike(String one, String other) {
        boolean apart = NOT_OF_THE_STATE.contains(one) || NOT_OF_THE_STATE.contains(other);
        return apart || one.equals(other) || (retries(one) && retries(other));
    }

    private static boolean retries(String shape) {
        return shape.startsWith("ResultNoted, RetryPlanned")
                || shape.startsWith("ResultNoted, CommandGivenUp");
    }
}
