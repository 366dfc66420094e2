package dev.tandem.ops.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.ops.console.InteractionList.Unanswered;
import dev.tandem.process.query.SearchRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes all calls of a search as lines of JSON, the latest first, page by page: one page is in
 * memory at a time, and the next one is asked for when the reader has taken the last. The last line
 * says what the file lacks; without it the file itself is cut off. For one thread.
 */
final class InteractionExport implements StreamingOutput {

    /**
     * The last line.
     *
     * @param exported how many calls the file has
     * @param complete whether those are all: each partition answered, as far back as was asked
     * @param partitionsMissing those that did not answer, at one page at least
     * @param unanswered the instances that did not answer, at one page at least
     */
    record End(
            long exported,
            boolean complete,
            Set<Integer> partitionsMissing,
            Set<Unanswered> unanswered) {
        End {
            partitionsMissing = Set.copyOf(new TreeSet<>(partitionsMissing));
            unanswered = Set.copyOf(unanswered);
        }
    }

    /** Where the calls come from. */
    @FunctionalInterface
    interface Pages {
        /** The page that is wanted; {@code given} says the same for other instances. */
        InteractionList of(SearchRequest wanted, ListParameters given);
    }

    private final Pages pages;
    private final ObjectMapper json;
    private final ExportWish wish;
    private final Set<Integer> partitionsMissing = new TreeSet<>();
    private final Map<String, String> unanswered = new TreeMap<>();
    private long exported;
    private boolean complete = true;

    /**
     * @param wish a valid one
     */
    InteractionExport(Pages pages, ObjectMapper json, ExportWish wish) {
        this.pages = pages;
        this.json = json;
        this.wish = wish;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        String cursor = null;
        do {
            cursor = page(cursor, out);
        } while (cursor != null);
        line(
                out,
                new End(
                        exported,
                        complete && partitionsMissing.isEmpty() && unanswered.isEmpty(),
                        partitionsMissing,
                        unanswered.entrySet().stream()
                                .map(it -> new Unanswered(it.getKey(), it.getValue()))
                                .collect(Collectors.toSet())));
    }

    /** Writes one page and returns where the next one begins; null at the end. */
    private @Nullable String page(@Nullable String cursor, OutputStream out) throws IOException {
        ListParameters asked = wish.page(cursor);
        if (!(ListRequest.of(asked) instanceof ListRequest.Wanted(var wanted))) {
            throw new IllegalStateException("Expected a valid page, because the first one was");
        }
        InteractionList found = pages.of(wanted, asked);
        for (InteractionList.Line each : found.interactions()) {
            line(out, each);
        }
        out.flush();
        exported += found.interactions().size();
        complete &= found.complete();
        partitionsMissing.addAll(found.partitionsMissing());
        found.unanswered().forEach(it -> unanswered.putIfAbsent(it.instance(), it.why()));
        return found.next();
    }

    private void line(OutputStream out, Object what) throws IOException {
        out.write(json.writeValueAsBytes(what));
        out.write('\n');
    }
}
