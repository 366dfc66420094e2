package dev.tandem.ops.console;

import dev.tandem.domain.InteractionPhase;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.process.InteractionStreams;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of interactions. */
sealed interface ListRequest {
    int DEFAULT_LIMIT = 50;

    /**
     * Valid parameters.
     *
     * @param phase null for all
     */
    record Wanted(@Nullable InteractionPhase phase, int limit) implements ListRequest {}

    /**
     * Invalid parameters.
     *
     * @param why a sentence that says what is valid
     */
    record Wrong(String why) implements ListRequest {}

    /**
     * Reads the parameters.
     *
     * @param state a phase in any case, null for all
     * @param limit a number, null for the default
     */
    static ListRequest of(@Nullable String state, @Nullable String limit) {
        InteractionPhase phase = null;
        if (state != null) {
            phase = phase(state);
            if (phase == null) {
                return new Wrong("state must be one of " + names() + ".");
            }
        }
        int wanted = limit == null ? DEFAULT_LIMIT : number(limit);
        return wanted < 1 || wanted > InteractionStreams.LONGEST_LIST
                ? new Wrong(
                        "limit must be a whole number from 1 to "
                                + InteractionStreams.LONGEST_LIST
                                + ".")
                : new Wanted(phase, wanted);
    }

    private static @Nullable InteractionPhase phase(String state) {
        String name = state.toUpperCase(Locale.ROOT);
        return Arrays.stream(InteractionPhase.values())
                .filter(it -> it != InteractionPhase.UNKNOWN && it.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String names() {
        return Arrays.stream(InteractionPhase.values())
                .filter(it -> it != InteractionPhase.UNKNOWN)
                .map(EnumWords::of)
                .collect(Collectors.joining(", "));
    }

    /** 0 for a text that is no number. */
    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
