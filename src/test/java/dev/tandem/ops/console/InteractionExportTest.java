package dev.tandem.ops.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.ops.console.InteractionList.Line;
import dev.tandem.ops.console.InteractionList.Numbers;
import dev.tandem.ops.console.InteractionList.Unanswered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteractionExportTest {
    private static final ObjectMapper JSON = mapper();

    private final List<@Nullable String> asked = new ArrayList<>();

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        new AnswerJson().customize(mapper);
        return mapper;
    }

    private static Line line(String id) {
        return new Line(
                id,
                InteractionPhase.WAITING,
                Instant.EPOCH,
                "…4084",
                null,
                null,
                null,
                null,
                null,
                new RoutingAnswer(
                        id, "wxcc_" + id, null, null, null, null, RoutingAnswer.Status.PENDING));
    }

    private static InteractionList page(@Nullable String next, String... ids) {
        return new InteractionList(
                List.of(ids).stream().map(InteractionExportTest::line).toList(),
                next,
                ids.length,
                true,
                List.of(),
                List.of());
    }

    private InteractionExport export(List<InteractionList> pages) {
        return new InteractionExport(
                (_, given) -> {
                    asked.add(given.cursor());
                    return pages.get(asked.size() - 1);
                },
                JSON,
                ExportWish.NONE);
    }

    private static List<String> lines(InteractionExport export) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(out);
        return out.toString(UTF_8).lines().toList();
    }

    @Test
    void all_pages_are_written_a_call_a_line_and_the_last_line_says_that_it_is_whole()
            throws IOException {
        List<String> lines =
                lines(export(List.of(page("2-b", "c", "b"), page("1-a", "a"), page(null))));
        assertThat(asked).containsExactly(null, "2-b", "1-a");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .startsWith("{\"interactionId\":\"c\",\"phase\":\"waiting\",")
                .contains("\"ani\":\"…4084\"");
        assertThat(lines.getLast())
                .isEqualTo(
                        "{\"exported\":3,\"complete\":true,\"partitionsMissing\":[],"
                                + "\"unanswered\":[]}");
    }

    @Test
    void what_one_page_lacks_the_whole_lacks() throws IOException {
        InteractionList half =
                new InteractionList(
                        List.of(line("b")),
                        "1-b",
                        1,
                        true,
                        List.of(3),
                        List.of(new Unanswered("http://tandem-1:8080", "It does not answer.")));
        assertThat(lines(export(List.of(half, page(null, "a")))).getLast())
                .isEqualTo(
                        "{\"exported\":2,\"complete\":false,\"partitionsMissing\":[3],"
                                + "\"unanswered\":[{\"instance\":\"http://tandem-1:8080\","
                                + "\"why\":\"It does not answer.\"}]}");
    }

    @Test
    void no_page_is_asked_for_once_the_reader_has_gone() {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("closed");
                    }
                };
        InteractionExport export = export(List.of(page("1-a", "a"), page(null)));
        assertThatThrownBy(() -> export.write(closed)).isInstanceOf(IOException.class);
        assertThat(asked).hasSize(1);
    }

    private static ExportWish wish(
            @Nullable String search, @Nullable String state, @Nullable String numbers) {
        return new ExportWish(search, state, null, null, null, null, null, numbers, "why");
    }

    @ParameterizedTest
    @CsvSource({
        "+1 (480) 675-4084, search …4084",
        "54084, search …4084",
        "4084, search …4084",
        "wxcc_call-1, search wxcc_call-1"
    })
    void the_audit_log_has_the_conditions_and_of_a_number_its_last_digits(
            String search, String words) {
        assertThat(wish(search, null, null).words()).isEqualTo(words);
        assertThat(wish(search, "closed", null).words()).isEqualTo(words + ", state closed");
    }

    @Test
    void numbers_are_masked_unless_whole_ones_are_asked_for() {
        assertThat(ExportWish.NONE.check()).isEqualTo(new ExportWish.Checked.Valid(Numbers.MASKED));
        assertThat(ExportWish.NONE.words()).isEqualTo("all");
        assertThat(wish(null, null, "whole").check())
                .isEqualTo(new ExportWish.Checked.Valid(Numbers.WHOLE));
        assertThat(wish(null, null, "all").check())
                .isEqualTo(new ExportWish.Checked.Wrong("numbers must be one of masked, whole."));
        assertThat(wish(null, "ringing", null).check())
                .isInstanceOfSatisfying(
                        ExportWish.Checked.Wrong.class,
                        it -> assertThat(it.why()).startsWith("state must be one of"));
    }
}
