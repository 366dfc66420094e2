package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** Rules for every log: no secret and no stack trace. */
final class LogRules {
    private static final Pattern TOKEN = Pattern.compile("00DSIMULATED\\w*![\\w-]+");
    private static final Pattern ASSERTION = Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]{10,}");
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+?1(480|844)\\d{7}");
    private static final Pattern PROBLEM = Pattern.compile(".*\\b(WARN|ERROR|FATAL)\\b.*");

    /** Tandem's, and Kafka's: a broker without processor time logs missed heartbeats. */
    private static final Pattern FIT_TO_COMPLAIN = Pattern.compile("\\[(d\\.t|k|o\\.a\\.k)\\.");

    private LogRules() {}

    static void tellsNoSecrets(String log) {
        assertThat(log)
                .as("the program's log")
                .isNotBlank()
                .doesNotContain(Installation.SECRET, Installation.CLIENT_SECRET)
                .doesNotContain(
                        Installation.FLOW_KEY, Installation.CONSOLE_KEY, Installation.VIEWER_KEY)
                .doesNotContain("PRIVATE KEY")
                .doesNotContainPattern(TOKEN)
                .doesNotContainPattern(ASSERTION)
                .doesNotContainPattern(PHONE_NUMBER);
    }

    /** Warnings of other libraries and stack traces are of no use for an operator. */
    static void tellsProblemsInItsOwnWords(String log) {
        assertThat(log.lines().filter(line -> PROBLEM.matcher(line).matches()))
                .allMatch(line -> FIT_TO_COMPLAIN.matcher(line).find());
        assertThat(log).doesNotContain("\tat ").doesNotContain("WARNING:");
    }
}
