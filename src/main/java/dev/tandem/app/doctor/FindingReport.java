package dev.tandem.app.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.app.doctor.Finding.Status;
import dev.tandem.app.terminal.TextStyle;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what was found: a line for each thing, or one JSON document. */
final class FindingReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final TextStyle style;
    private final boolean json;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private final ArrayNode checks = JSON.createArrayNode();

    /**
     * A report.
     *
     * @param json one document at the end in place of lines; {@code
     *     schemas/doctor-report.schema.json} describes it
     */
    FindingReport(PrintWriter out, TextStyle style, boolean json) {
        this.out = out;
        this.style = style;
        this.json = json;
    }

    void add(String group, List<Finding> findings) {
        if (!json && !findings.isEmpty()) {
            out.println(style.strong(group));
        }
        for (Finding finding : findings) {
            counts.merge(finding.status(), 1, Integer::sum);
            if (json) {
                add(group, finding);
            } else {
                out.println(line(finding));
            }
        }
        out.flush();
    }

    private void add(String group, Finding finding) {
        ObjectNode check = checks.addObject();
        check.put("group", group);
        check.put("what", finding.what());
        check.put("status", finding.status().word());
        check.put("words", finding.words());
        if (!finding.remedy().isEmpty()) {
            check.put("remedy", finding.remedy());
        }
    }

    private String line(Finding finding) {
        String mark = finding.status().mark() + " " + finding.status().word();
        String remedy = finding.remedy().isEmpty() ? "" : " -> " + finding.remedy();
        return "  %s%s  %s: %s%s"
                .formatted(
                        coloured(finding.status(), mark),
                        " ".repeat(Math.max(0, 13 - mark.length())),
                        finding.what(),
                        oneLine(finding.words()),
                        oneLine(remedy));
    }

    private static String sum(Status status, int count) {
        String words =
                switch (status) {
                    case OK, NOT_CHECKED -> status.word();
                    case NOTE, WARNING -> status.word() + (count == 1 ? "" : "s");
                    case FAULT -> "to mend";
                };
        return count + " " + words;
    }

    private String coloured(Status status, String mark) {
        return switch (status) {
            case OK -> style.good(mark);
            case FAULT -> style.bad(mark);
            case WARNING -> style.strong(mark);
            case NOTE, NOT_CHECKED -> style.faint(mark);
        };
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\s*\\R\\s*", " ");
    }

    /**
     * Prints the end.
     *
     * @return whether nothing must be mended
     */
    boolean end() {
        boolean well = !counts.containsKey(Status.FAULT);
        if (json) {
            ObjectNode report = JSON.createObjectNode();
            report.put("ok", well);
            report.set("checks", checks);
            out.println(report.toPrettyString());
        } else {
            String sum =
                    Stream.of(Status.values())
                            .filter(counts::containsKey)
                            .map(it -> sum(it, counts.getOrDefault(it, 0)))
                            .collect(Collectors.joining(", "));
            out.println();
            out.println(style.strong(sum));
        }
        out.flush();
        return well;
    }
}
