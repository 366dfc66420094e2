package dev.tandem.ops.console;

import dev.tandem.domain.text.TextBounds;
import dev.tandem.ops.console.InteractionList.Numbers;
import dev.tandem.ops.parameters.Parameters;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.process.query.SearchRequest;
import dev.tandem.process.query.SearchText;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The body of an export: the conditions of the list of calls, null where there is none.
 *
 * @param numbers how they are written; masked unless it says whole
 * @param reason in the operator's words; an export needs one
 */
record ExportWish(
        @Nullable String search,
        @Nullable String state,
        @Nullable String outcome,
        @Nullable String contactCenter,
        @Nullable String org,
        @Nullable String from,
        @Nullable String to,
        @Nullable String numbers,
        @Nullable String reason) {
    private static final int SHOWN = 4;

    /** No body: nothing is asked for, and no reason is given. */
    static final ExportWish NONE =
            new ExportWish(null, null, null, null, null, null, null, null, null);

    /** A wish, checked. */
    sealed interface Checked {

        /** A valid one, for its first page. */
        record Valid(Numbers numbers) implements Checked {}

        /**
         * An invalid one.
         *
         * @param why a sentence that says what is valid
         */
        record Wrong(String why) implements Checked {}
    }

    Checked check() {
        if (ListRequest.of(page(null)) instanceof ListRequest.Wrong(String why)) {
            return new Checked.Wrong(why);
        }
        Parameters parameters = new Parameters();
        Numbers style =
                parameters.oneOf("numbers", numbers, List.of(Numbers.values()), EnumWords::of);
        return parameters
                .fault()
                .<Checked>map(Checked.Wrong::new)
                .orElseGet(
                        () -> new Checked.Valid(Objects.requireNonNullElse(style, Numbers.MASKED)));
    }

    /**
     * The parameters of a page.
     *
     * @param cursor where it begins; null for the first one
     */
    ListParameters page(@Nullable String cursor) {
        return new ListParameters(
                search,
                state,
                outcome,
                contactCenter,
                org,
                from,
                to,
                cursor,
                Integer.toString(SearchRequest.LONGEST));
    }

    /** Which calls, in words for the audit log: of a number its last digits. */
    String words() {
        StringJoiner words = new StringJoiner(", ").setEmptyValue("all");
        add(words, "search", search == null ? null : masked(search));
        add(words, "state", state);
        add(words, "outcome", outcome);
        add(words, "contact centre", contactCenter);
        add(words, "org", org);
        add(words, "from", from);
        add(words, "to", to);
        return words.toString();
    }

    private static void add(StringJoiner words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name + " " + TextBounds.STATE.cut(value));
        }
    }

    private static String masked(String search) {
        SearchText text = SearchText.of(search);
        String digits = text == null ? null : text.digits();
        return digits == null ? search.strip() : "…" + digits.substring(digits.length() - SHOWN);
    }

    /** Without the text, which may be a number. */
    @Override
    public String toString() {
        return "ExportWish";
    }
}
