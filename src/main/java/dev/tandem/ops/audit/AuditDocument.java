package dev.tandem.ops.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.operator.log.AuditReader;
import dev.tandem.ops.words.ActionDescriptions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the audit log.
 *
 * @param entries the latest first
 * @param next the cursor to go on with; left out at the end. A part may have few entries, or none,
 *     and go on: a search looks through so many at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditDocument(List<Entry> entries, @Nullable String next) {

    /**
     * Something that an operator did.
     *
     * @param who the name of the key or the login, or localhost where neither is configured
     * @param from the address that the request came from; left out where it is not known
     * @param subject what it is about: the id of a dead letter, a call or a bulk redrive, or the
     *     name of an org
     * @param words the same as a sentence without its subject
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            Instant at,
            String who,
            @Nullable String from,
            ActionDescriptions.Kind what,
            String subject,
            String words) {

        static Entry of(AuditReader.Entry entry) {
            return new Entry(
                    entry.at(),
                    entry.record().who(),
                    entry.record().from(),
                    ActionDescriptions.kindOf(entry.record().did()),
                    entry.record().did().subject(),
                    ActionDescriptions.of(entry.record().did()));
        }
    }

    static AuditDocument of(AuditReader.Part.Page page) {
        return new AuditDocument(
                page.entries().stream().map(Entry::of).toList(),
                page.next() == 0 ? null : Long.toString(page.next()));
    }
}
