package dev.tandem.salesforce.monitor;

import static dev.tandem.domain.CommandKind.CLEAR_ROUTING;
import static dev.tandem.domain.CommandKind.CREATE_VOICE_CALL;
import static dev.tandem.domain.CommandKind.EXECUTE_OMNI_FLOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandKind;
import dev.tandem.salesforce.monitor.OrgHealth.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it counts the lines of a logger that others use")
class OrgHealthTest {
    private static final String ORG = "emea";

    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final OrgHealth health = new OrgHealth(clock);
    private final Logger logger = Logger.getLogger(OrgHealth.class.getName());
    private final List<LogRecord> lines = new ArrayList<>();
    private final Handler reader =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    lines.add(line);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void read() {
        logger.addHandler(reader);
    }

    @AfterEach
    void readNoMore() {
        logger.removeHandler(reader);
    }

    @Test
    void a_trouble_is_logged_at_its_beginning_and_its_end_however_many_calls_meet_it() {
        for (int call = 0; call < 300; call++) {
            health.failed(ORG, Trouble.UNAVAILABLE, "SERVER_UNAVAILABLE", false);
        }
        assertThat(health.faults().get(ORG).times()).isEqualTo(300);
        health.answered(ORG);

        assertThat(health.faults()).isEmpty();
        assertThat(lines).hasSize(2).allMatch(line -> line.getLevel().intValue() >= warning());
    }

    private static int warning() {
        return Level.WARNING.intValue();
    }

    @Test
    void one_that_comes_and_goes_is_logged_once_a_minute() {
        for (int second = 0; second < 120; second++) {
            health.failed(ORG, Trouble.UNAVAILABLE, "SERVER_UNAVAILABLE", false);
            health.answered(ORG);
            now = now.plusSeconds(1);
        }
        assertThat(lines).hasSize(4);
    }

    @Test
    void one_that_lasts_is_logged_again_each_quarter_of_an_hour() {
        for (int minute = 0; minute < 60; minute++) {
            health.failed(ORG, Trouble.CONFIGURATION, "URL_NOT_RESET", true);
            now = now.plus(Duration.ofMinutes(1));
        }
        assertThat(lines).hasSize(4);
    }

    @Test
    void what_an_administrator_has_to_mend_is_the_detail_of_an_org_with_several_troubles() {
        health.failed(ORG, Trouble.UNAVAILABLE, "no answer", false);
        health.failed(ORG, Trouble.NO_TOKEN, "no token", true);
        assertThat(health.faults().get(ORG).words()).isEqualTo("no token");

        health.tokenIssued(ORG);
        assertThat(health.faults().get(ORG).words()).isEqualTo("no answer");
    }

    @Test
    void refusals_count_when_they_come_in_a_row_for_one_contact_centre() {
        refuse("one", CREATE_VOICE_CALL);
        refuse("one", CREATE_VOICE_CALL);
        health.accepted(ORG, "one", CREATE_VOICE_CALL);
        refuse("one", CREATE_VOICE_CALL);
        refuse("one", EXECUTE_OMNI_FLOW);
        refuse("two", CREATE_VOICE_CALL);
        assertThat(health.notes()).isEmpty();
        assertThat(lines).isEmpty();

        refuse("one", CREATE_VOICE_CALL);
        health.accepted(ORG, "two", CREATE_VOICE_CALL);
        refuse("one", CREATE_VOICE_CALL);
        assertThat(health.notes()).containsOnlyKeys("emea.refusals of create for one");
        assertThat(lines).hasSize(1);
    }

    @Test
    void an_org_may_refuse_to_clear_what_is_not_there() {
        for (int call = 0; call < 10; call++) {
            refuse("one", CLEAR_ROUTING);
        }
        assertThat(health.notes()).isEmpty();
    }

    private void refuse(String contactCenter, CommandKind kind) {
        health.refused(ORG, contactCenter, kind, List.of("no"));
    }
}
