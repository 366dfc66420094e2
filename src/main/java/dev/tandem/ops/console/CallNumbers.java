package dev.tandem.ops.console;

import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.ContactUpdated;
import dev.tandem.process.query.InteractionView;
import dev.tandem.wire.SearchEntry;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole numbers of one call, which everything else shows by their last digits.
 *
 * @param ani the caller's number as Webex wrote it; null when withheld, or before the start
 * @param dnis the dialled number; null when Webex did not say, or before the start
 * @param others what else its timeline has, the earliest first: the number after a change of it, or
 *     what another door told of the start
 */
public record CallNumbers(
        String interactionId, @Nullable String ani, @Nullable String dnis, List<String> others) {
    public CallNumbers {
        others = List.copyOf(others);
    }

    /** Of a call that none is known of. */
    static CallNumbers none(String interactionId) {
        return new CallNumbers(interactionId, null, null, List.of());
    }

    static CallNumbers of(InteractionView view) {
        SearchEntry entry = view.entry();
        String ani = entry == null ? null : entry.ani();
        String dnis = entry == null ? null : entry.dnis();
        return new CallNumbers(
                view.state().interactionId(),
                ani,
                dnis,
                view.timeline().stream()
                        .flatMap(it -> numbersIn(it.input()))
                        .filter(it -> !it.isBlank() && !it.equals(ani) && !it.equals(dnis))
                        .distinct()
                        .toList());
    }

    private static Stream<String> numbersIn(InteractionInput input) {
        if (input instanceof ContactStarted started) {
            return Stream.of(started.ani(), started.dnis()).filter(Objects::nonNull);
        }
        return input instanceof ContactUpdated updated ? Stream.of(updated.ani()) : Stream.empty();
    }

    boolean isEmpty() {
        return ani == null && dnis == null && others.isEmpty();
    }

    /** Without the numbers. */
    @Override
    public String toString() {
        return "CallNumbers[" + interactionId + "]";
    }
}
