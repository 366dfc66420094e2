package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Random streams of notices. A failing one is shrunk, and printed to be kept as a test. */
class RandomStreamTest {

    private static final int STREAMS = 3_000;

    @Test
    void random_streams_keep_the_invariants_and_end_closed() {
        long seed = Long.getLong("tandem.seed", System.nanoTime());
        System.out.println("Random streams from -Dtandem.seed=" + seed);
        for (int i = 0; i < STREAMS; i++) {
            List<RandomStream.Telling> stream = RandomStream.of(seed + i);
            String fault = RandomStream.fault(stream, seed + i);
            if (fault != null) {
                List<RandomStream.Telling> least = RandomStream.shrink(stream, seed + i);
                assertThat(RandomStream.fault(least, seed + i))
                        .as("seed %s, shrunk to %s", seed + i, least)
                        .isNull();
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_stream() {
        assertThat(RandomStream.of(7).toString()).isEqualTo(RandomStream.of(7).toString());
        assertThat(RandomStream.of(7).toString()).isNotEqualTo(RandomStream.of(8).toString());
    }

    @Test
    void shrinking_keeps_only_what_the_fault_needs() {
        List<RandomStream.Telling> stream =
                List.of(
                        new RandomStream.Telling(1, Message.started(0)),
                        new RandomStream.Telling(2, Message.parked(1)),
                        new RandomStream.Telling(3, Message.connected(2)),
                        new RandomStream.Telling(4, Message.ended(3)));

        List<RandomStream.Telling> least =
                RandomStream.shrink(
                        stream,
                        some -> some.stream().anyMatch(t -> t.message().name().equals("parked")));

        assertThat(least).containsExactly(stream.get(1));
    }
}
