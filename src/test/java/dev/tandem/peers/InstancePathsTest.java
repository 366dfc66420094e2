package dev.tandem.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstancePathsTest {
    /** The default of Quarkus for the whole first line of a request. */
    private static final int LONGEST_LINE = 4_096;

    @Test
    void rows_of_many_interactions_are_asked_for_in_requests_that_servers_take() {
        List<String> ids =
                Stream.concat(
                                Stream.generate(() -> UUID.randomUUID().toString()).limit(300),
                                Stream.of("&".repeat(128), "%".repeat(128)))
                        .toList();
        List<InstancePaths.Rows> requests = InstancePaths.rows(ids);
        assertThat(requests)
                .hasSizeBetween(2, 10)
                .allSatisfy(it ->
                        assertThat(("GET " + it.pathAndQuery() + " HTTP/1.1").length())
                                .isLessThan(LONGEST_LINE));
        assertThat(requests.stream().mapToInt(InstancePaths.Rows::ids).sum()).isEqualTo(302);
        assertThat(requests.getFirst().pathAndQuery())
                .startsWith("/instance/rows?id=" + ids.getFirst() + "&id=" + ids.get(1));
    }

    @Test
    void no_interactions_are_no_request() {
        assertThat(InstancePaths.rows(List.of())).isEmpty();
    }
}
