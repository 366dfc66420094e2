package dev.tandem.ops.console;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.http.problem.Problem;
import dev.tandem.http.problem.WaitParameter;
import dev.tandem.peers.PeerAnswer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The answers over HTTP to lookups of interactions. */
final class InteractionAnswers {
    /** A partition moves within seconds, or after the session timeout (10 s) of a dead instance. */
    private static final int RETRY_SECONDS = 2;

    private InteractionAnswers() {}

    static Response unknown() {
        return Problem.of(
                        404,
                        "unknown-interaction",
                        "Unknown interaction",
                        "No event of this interaction came in, or its retention is over: check the"
                                + " id (Webex's task id, without wxcc_) and whether its webhooks"
                                + " arrive.")
                .response()
                .build();
    }

    /** The interaction is known, and no number of it. */
    static Response noNumbers() {
        return Problem.of(
                        404,
                        "no-numbers",
                        "No numbers",
                        "No number of this call is known: its start has not come, the caller's is"
                                + " withheld, or all its events became dead letters, which are"
                                + " redriven first.")
                .response()
                .build();
    }

    /** The interaction's partition is moving from one owner to another. */
    static Response moving(String why) {
        return unavailable("interaction-not-here", "Not here at this moment", why);
    }

    /** This instance was asked as its owner, and is it no more. */
    static Response gone(InstanceAddress owner) {
        return moving("The interaction's partition has gone to " + owner + ".");
    }

    /** The owner's answer, or why there is none. */
    static Response of(InstanceAddress owner, PeerAnswer answer) {
        return switch (answer) {
            case PeerAnswer.Answered(String body) ->
                    Response.ok(body, MediaType.APPLICATION_JSON).build();
            case PeerAnswer.Unknown _ -> unknown();
            case PeerAnswer.NotNow(String why) -> moving("Its owner " + owner + " says: " + why);
            case PeerAnswer.Unreachable _, PeerAnswer.Refused _, PeerAnswer.NoKey _ ->
                    unavailable(
                            "owner-not-asked", "The owner cannot be asked", whyNot(owner, answer));
        };
    }

    /** Why an instance has not answered, in a sentence that says what to correct. */
    static String whyNot(InstanceAddress peer, PeerAnswer answer) {
        return switch (answer) {
            case PeerAnswer.Unreachable(String why) ->
                    "The instance at %s does not answer (%s). If it has stopped, others take its calls over within some 10 s; if it runs, its tandem.instance.url must be one that this instance reaches."
                            .formatted(peer, why);
            case PeerAnswer.Refused _ ->
                    "The instance at %s does not know this one: give both the same tandem.console.keys-file, and compare their clocks."
                            .formatted(peer);
            case PeerAnswer.NoKey _ ->
                    "The instance at %s has it, and instances ask each other only with a key: set tandem.console.keys-file with an operator's key, the same for all."
                            .formatted(peer);
            case PeerAnswer.NotNow(String why) -> why;
            case PeerAnswer.Answered _, PeerAnswer.Unknown _ -> "It has answered.";
        };
    }

    /** The parameter {@code wait} is not a duration in the allowed range. */
    static Response noWait() {
        return Problem.of(
                        400,
                        "bad-wait",
                        "Not a wait",
                        "wait must be an ISO 8601 duration from PT0S to PT"
                                + WaitParameter.LONGEST.toSeconds()
                                + "S, for example PT1.5S.")
                .response()
                .build();
    }

    /** The parameters of the list are invalid. */
    static Response notAList(String why) {
        return Problem.of(400, "bad-list-request", "Not a list", why).response().build();
    }

    /** As many follow the calls as may. */
    static Response tooManyListeners() {
        return Problem.of(
                        503,
                        "too-many-listeners",
                        "Too many listeners",
                        "Only "
                                + InteractionChanges.MOST_LISTENERS
                                + " may follow the calls of one instance at once: close one, or ask"
                                + " another instance.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    private static Response unavailable(String name, String title, String detail) {
        return Problem.of(503, name, title, detail)
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }
}
