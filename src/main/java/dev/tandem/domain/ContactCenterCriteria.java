package dev.tandem.domain;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which calls belong to a contact centre. A criterion that is null holds for every call; one that
 * is set must match the whole value of the notice, and never holds where the notice has none.
 */
public record ContactCenterCriteria(
        @Nullable Pattern dialedNumber,
        @Nullable Pattern webexOrgId,
        @Nullable Pattern entryPointId) {

    /** How many criteria are set: the more, the more specific. */
    int specificity() {
        return (int)
                Stream.of(dialedNumber, webexOrgId, entryPointId).filter(Objects::nonNull).count();
    }

    boolean holdFor(@Nullable String dnis, @Nullable String orgId, @Nullable String entryPoint) {
        return holds(dialedNumber, dnis)
                && holds(webexOrgId, orgId)
                && holds(entryPointId, entryPoint);
    }

    boolean sameAs(ContactCenterCriteria other) {
        return same(dialedNumber, other.dialedNumber)
                && same(webexOrgId, other.webexOrgId)
                && same(entryPointId, other.entryPointId);
    }

    private static boolean holds(@Nullable Pattern pattern, @Nullable String value) {
        return pattern == null || (value != null && pattern.matcher(value).matches());
    }

    private static boolean same(@Nullable Pattern one, @Nullable Pattern other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.flags() == other.flags() && one.pattern().equals(other.pattern());
    }
}
