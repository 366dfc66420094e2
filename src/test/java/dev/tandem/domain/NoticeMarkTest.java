package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeMarkTest {
    /** States keep identities: another hash would not recognise the notices before an update. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-06T21:09:02.712Z",
                "2026-02-06T21:09:02Z",
                "2026-02-06T21:09:02.712345678Z",
                "+12026-02-06T21:09:02.712Z",
                "1970-01-01T00:00:00Z"
            })
    void the_identity_is_the_hash_of_organisation_type_and_time_as_text(String time) {
        for (String org : new String[] {"org-1", null, ""}) {
            Instant at = Instant.parse(time);
            NoticeMark mark = new NoticeMark(org, "task:new", at, Instant.EPOCH, false);
            assertThat(mark.identity()).isEqualTo(fnv1a(org + "\ntask:new\n" + at));
        }
    }

    @Test
    void an_identity_of_a_released_version_is_still_the_same() {
        NoticeMark mark =
                new NoticeMark(
                        "3eb3c4b5-6c60-4893-8bd8-8454537324e4",
                        "task:ended",
                        Instant.parse("2026-02-06T21:09:02.712Z"),
                        Instant.EPOCH,
                        false);
        assertThat(mark.identity()).isEqualTo(-4595147688061424432L);
    }

    private static long fnv1a(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
