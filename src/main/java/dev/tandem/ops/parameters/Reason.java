package dev.tandem.ops.parameters;

import dev.tandem.domain.phone.PhoneNumberMask;
import dev.tandem.http.problem.Problem;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of what needs a reason.
 *
 * @param reason in the operator's words; null where there is none
 */
public record Reason(@Nullable String reason) {
    private static final int LONGEST = 500;

    /** The reason without whole phone numbers; empty when it is missing or too long. */
    public static Optional<String> of(@Nullable Reason body) {
        String words = body == null || body.reason() == null ? "" : body.reason().strip();
        return words.isEmpty() || words.length() > LONGEST
                ? Optional.empty()
                : Optional.of(PhoneNumberMask.in(words));
    }

    /** The refusal without one. */
    public static Response needed() {
        return Problem.of(
                        400,
                        "reason-needed",
                        "A reason is needed",
                        "Say why, for those who read the audit log: a body such as"
                                + " {\"reason\":\"a test call\"}, at most 500 characters.")
                .response()
                .build();
    }
}
