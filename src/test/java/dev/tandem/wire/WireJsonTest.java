package dev.tandem.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireJsonTest {
    private static final List<Object[]> MEMBERS = findMembers();

    record Holder(Instant at, Duration within, Map<CommandId, String> words, List<String> more) {}

    @Nested
    class given_every_member_of_every_sealed_hierarchy_of_ours {

        @ParameterizedTest
        @MethodSource("dev.tandem.wire.WireJsonTest#members")
        void full_values_are_read_back(Class<?> root, Class<?> member) {
            assertRoundTrip(root, Samples.full(member));
        }

        @ParameterizedTest
        @MethodSource("dev.tandem.wire.WireJsonTest#members")
        void values_with_nulls_are_read_back(Class<?> root, Class<?> member) {
            assertRoundTrip(root, Samples.sparse(member));
        }

        @ParameterizedTest
        @MethodSource("dev.tandem.wire.WireJsonTest#members")
        void fields_of_a_later_version_are_skipped(Class<?> root, Class<?> member) {
            Object value = Samples.full(member);
            String json = json(root, value);
            String later = json.replaceFirst("[{]", "{\"later\":{\"is\":\"Later\"},");

            assertThat(read(root, later)).isEqualTo(new Reading.Read<>(value));
        }
    }

    @Nested
    class given_a_record {

        @Test
        void it_is_compact_readable_json() {
            var value =
                    new Holder(
                            Instant.parse("2026-03-01T10:00:00.120Z"),
                            Duration.ofMillis(1500),
                            Map.of(new CommandId("b", CommandKind.CLEAR_ROUTING, 1), "x"),
                            List.of());

            assertThat(json(Holder.class, value))
                    .isEqualTo(
                            "{\"at\":\"2026-03-01T10:00:00.120Z\",\"within\":\"PT1.5S\","
                                    + "\"words\":{\"b/clear/1\":\"x\"},\"more\":[]}");
        }

        @Test
        void a_missing_collection_is_empty() {
            assertThat(read(Holder.class, "{\"at\":\"2026-03-01T10:00:00Z\",\"within\":\"PT1S\"}"))
                    .isEqualTo(
                            new Reading.Read<>(
                                    new Holder(
                                            Instant.parse("2026-03-01T10:00:00Z"),
                                            Duration.ofSeconds(1),
                                            Map.of(),
                                            List.of())));
        }
    }

    @Nested
    class given_bytes_that_are_no_record_of_ours {

        @Test
        void a_missing_component_is_named() {
            assertThat(reason("{\"is\":\"CommandUnavailable\",\"mayHaveExecuted\":true}"))
                    .startsWith("Expected a SalesforceResult as JSON, but")
                    .contains("'reason'");
            assertThat(reason("{\"is\":\"CommandUnavailable\",\"reason\":null}"))
                    .contains("reason");
        }

        @Test
        void an_unknown_member_is_named() {
            assertThat(reason("{\"is\":\"Sunshine\"}")).contains("Sunshine");
        }

        @Test
        void the_records_content_is_not_quoted() {
            assertThat(reason("+41319175200")).doesNotContain("9175200");
            assertThat(
                            reason(
                                    "{\"is\":\"CommandUnavailable\",\"reason\":\"x\","
                                            + "\"retryAfter\":\"+41319175200\"}"))
                    .doesNotContain("9175200")
                    .contains("retryAfter");
        }

        @Test
        void an_empty_record_is_unreadable_and_so_is_a_second_value() {
            assertThat(WireJson.codec(CommandUnavailable.class).read(null))
                    .isInstanceOf(Reading.Unreadable.class);
            assertThat(reason("")).contains("SalesforceResult");
            assertThat(reason("null")).contains("null");
            assertThat(reason("{\"is\":\"RoutingCleared\"}{}")).contains("SalesforceResult");
        }
    }

    static Stream<Object[]> members() {
        return MEMBERS.stream();
    }

    private static List<Object[]> findMembers() {
        return WireFormat.hierarchies().stream()
                .flatMap(root -> SealedTypes.leaves(root).map(leaf -> new Object[] {root, leaf}))
                .toList();
    }

    private static <T> void assertRoundTrip(Class<T> root, Object value) {
        assertThat(read(root, json(root, value))).isEqualTo(new Reading.Read<>(value));
    }

    private static <T> String json(Class<T> root, Object value) {
        return new String(WireJson.codec(root).write(root.cast(value)), UTF_8);
    }

    private static <T> Reading<T> read(Class<T> root, String json) {
        return WireJson.codec(root).read(json.getBytes(UTF_8));
    }

    private static String reason(String json) {
        return ((Reading.Unreadable<?>) read(SalesforceResult.class, json)).reason();
    }
}
