package dev.tandem.ops.letters;

import dev.tandem.domain.Timestamps;
import dev.tandem.http.problem.Problem;
import dev.tandem.operator.letters.LetterState;
import dev.tandem.operator.log.OperatorMemory.Settlement;
import dev.tandem.ops.words.EnumWords;
import jakarta.ws.rs.core.Response;

/** The refusals of wishes about dead letters. */
final class LetterAnswers {
    private LetterAnswers() {}

    static Response unknown() {
        return Problem.of(
                        404,
                        "unknown-letter",
                        "Unknown dead letter",
                        "There is no dead letter of this id, or its retention is over: take the id"
                                + " from GET /dead-letters.")
                .response()
                .build();
    }

    static Response settledBefore(Settlement before) {
        return Problem.of(
                        409,
                        "settled-before",
                        "Settled before",
                        "It was %s by %s at %s. If it failed again, there is a new dead letter."
                                .formatted(
                                        EnumWords.of(LetterState.of(before)),
                                        before.who(),
                                        Timestamps.of(before.at())))
                .response()
                .build();
    }

    static Response impossible(String why) {
        return Problem.of(409, "cannot-redrive", "Cannot be redriven", why).response().build();
    }

    static Response wrong(String why) {
        return Problem.of(400, "bad-letter-request", "Not a request for dead letters", why)
                .response()
                .build();
    }

    static Response unknownRun() {
        return Problem.of(
                        404,
                        "unknown-redrive",
                        "Unknown redrive",
                        "There is no bulk redrive of this id, or it was too long ago: the audit log"
                                + " has it.")
                .response()
                .build();
    }

    static Response nothingToRedrive() {
        return Problem.of(
                        409,
                        "nothing-to-redrive",
                        "Nothing to redrive",
                        "No parked dead letter meets these conditions: see GET /dead-letters.")
                .response()
                .build();
    }

    static Response tooManyRuns(int running) {
        return Problem.of(
                        409,
                        "too-many-redrives",
                        "Too many redrives",
                        "This instance does %d bulk redrives already: wait for one, or stop it."
                                .formatted(running))
                .response()
                .build();
    }
}
