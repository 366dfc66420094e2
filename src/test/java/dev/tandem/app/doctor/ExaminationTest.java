package dev.tandem.app.doctor;

import static dev.tandem.app.doctor.Finding.Status.FAULT;
import static dev.tandem.app.doctor.Finding.Status.NOT_CHECKED;
import static dev.tandem.app.doctor.Finding.Status.OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.wire.PublishedSchema;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private final List<String> titles = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private void run(Check.Group... groups) throws InterruptedException {
        new Examination(Duration.ofMillis(300))
                .run(
                        List.of(groups),
                        (title, found) -> {
                            titles.add(title);
                            findings.addAll(found);
                        });
    }

    @Test
    void a_check_whose_need_is_not_right_is_not_run_and_neither_is_what_needs_that()
            throws Exception {
        run(
                new Check.Group(
                        "one",
                        List.of(
                                Check.of("a", () -> List.of(Finding.fault("a", "broken", "mend"))),
                                Check.after("a", "b", () -> List.of(Finding.ok("b", "well"))),
                                Check.after("b", "c", () -> List.of(Finding.ok("c", "well"))),
                                Check.of("d", () -> List.of(Finding.ok("d", "well"))))));

        assertThat(findings)
                .extracting(Finding::status)
                .containsExactly(FAULT, NOT_CHECKED, NOT_CHECKED, OK);
        assertThat(findings.get(1).words()).isEqualTo("because a is not right");
    }

    @Test
    void a_check_that_never_ends_or_fails_is_a_fault_and_the_others_go_on() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        run(
                new Check.Group(
                        "one",
                        List.of(
                                Check.of(
                                        "slow",
                                        () -> {
                                            never.await();
                                            return List.of();
                                        }),
                                Check.of(
                                        "failing",
                                        () -> {
                                            throw new IllegalStateException("no such thing");
                                        }))),
                new Check.Group(
                        "two", List.of(Check.of("e", () -> List.of(Finding.ok("e", "well"))))));

        assertThat(titles).containsExactly("one", "two");
        assertThat(findings).extracting(Finding::status).containsExactly(FAULT, FAULT, OK);
        assertThat(findings.get(0).words()).contains("no answer within");
        assertThat(findings.get(1).words()).isEqualTo("no such thing");
        never.countDown();
    }

    @Test
    void a_group_closes_what_it_opened() throws Exception {
        List<String> closed = new ArrayList<>();
        run(new Check.Group("one", List.of(), () -> closed.add("one")));
        assertThat(closed).containsExactly("one");
    }

    @Test
    void a_finding_is_one_line_with_a_mark_a_word_and_what_to_do() {
        StringWriter out = new StringWriter();
        FindingReport report =
                new FindingReport(new PrintWriter(out, true), TextStyle.PLAIN, false);
        report.add(
                "Kafka",
                List.of(
                        Finding.ok("brokers", "3 brokers"),
                        Finding.fault("topic", "has\n3 partitions", "make it 12")));

        assertThat(report.end()).isFalse();
        assertThat(out.toString().lines())
                .containsExactly(
                        "Kafka",
                        "  ✓ ok           brokers: 3 brokers",
                        "  ✗ mend         topic: has 3 partitions -> make it 12",
                        "",
                        "1 ok, 1 to mend");
    }

    @Test
    void a_warning_does_not_have_to_be_mended() {
        FindingReport report =
                new FindingReport(
                        new PrintWriter(new StringWriter(), true), TextStyle.PLAIN, false);
        report.add("Kafka", List.of(Finding.warning("topic", "slow", "see why")));
        assertThat(report.end()).isTrue();
    }

    @Test
    void the_document_for_programs_fits_its_schema() throws Exception {
        StringWriter out = new StringWriter();
        FindingReport report = new FindingReport(new PrintWriter(out, true), TextStyle.PLAIN, true);
        report.add(
                "Kafka",
                List.of(
                        Finding.ok("a", "well"),
                        Finding.note("b", "to know"),
                        Finding.warning("c", "nearly", "see"),
                        Finding.fault("d", "broken", "mend"),
                        Finding.notChecked("e", "d is not right")));
        report.end();

        assertThat(PublishedSchema.closedAt("doctor-report.schema.json").faults(out.toString()))
                .isEmpty();
        assertThat(new ObjectMapper().readTree(out.toString()).path("ok").asBoolean(true))
                .isFalse();
    }
}
