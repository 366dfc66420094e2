package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.OF_HASTY_ORG;
import static dev.tandem.e2e.Scenarios.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Times, states and statuses have one spelling in all answers over HTTP. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class AnswerSpellingIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TIME =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:[.]\\d+)?)?(?:Z|[+-]\\d\\d)?");
    private static final String WITH_MILLISECONDS =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.]\\d{3}Z";
    private static final Set<String> WORDS =
            Set.of("phase", "outcome", "status", "route", "ignored", "reason", "state");

    private final Scenarios scenarios;
    private final List<String> wrong = new ArrayList<>();

    AnswerSpellingIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void all_answers_spell_alike() throws IOException {
        PhoneCall onTheSecond = scenarios.call(CENTER);
        Instant second = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        onTheSecond.startsAt(second);
        JsonNode answer = scenarios.flow().decided(onTheSecond);
        assertThat(answer.path("callStartTime").asText())
                .endsWith(":%02d.000Z".formatted(second.getEpochSecond() % 60));
        check("flow", answer);

        PhoneCall unclaimed =
                scenarios.call(CallCenter.of("none", "+18440000001", "main")).tells(started());
        PhoneCall abandoned = scenarios.call(CENTER).tells(started());
        abandoned.tells(parked(), parked(), ended()).untilClosed();
        PhoneCall hasty = scenarios.routed(OF_HASTY_ORG);
        PhoneCall updated = scenarios.routed(UPDATED).tells(Notice.connected());
        unclaimed.untilShown("\"phase\":\"parked\"");

        for (PhoneCall call : List.of(onTheSecond, unclaimed, abandoned, hasty, updated)) {
            check("/interactions/" + call.id());
        }
        for (String path :
                List.of(
                        "/interactions?limit=200",
                        "/interactions?state=closed",
                        "/interactions?state=ringing",
                        "/interactions/unknown",
                        "/interactions/any?wait=PT99S")) {
            check(path);
        }
        check("health", JSON.readTree(scenarios.program().health()));
        assertThat(wrong).isEmpty();
        onTheSecond.tells(ended());
    }

    private void check(String path) throws IOException {
        check(path, JSON.readTree(scenarios.program().ask(path).body()));
    }

    private void check(String where, JsonNode answer) {
        answer.properties()
                .forEach(field -> {
                    JsonNode value = field.getValue();
                    if (value.isTextual()) {
                        check(where, field.getKey(), value.textValue());
                    }
                });
        for (JsonNode below : answer) {
            if (answer.isArray() && below.isTextual()) {
                check(where, "", below.textValue());
            }
            check(where, below);
        }
    }

    private void check(String where, String field, String text) {
        boolean health = where.equals("health");
        if (WORDS.contains(field) && !health && !text.matches("[a-z_]+")) {
            wrong.add(where + " " + field + "=" + text);
        }
        TIME.matcher(text)
                .results()
                .filter(time -> !time.group().matches(WITH_MILLISECONDS))
                .forEach(time -> wrong.add(where + " " + field + ": " + time.group()));
    }
}
