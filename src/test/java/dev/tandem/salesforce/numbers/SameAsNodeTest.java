package dev.tandem.salesforce.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.salesforce.numbers.NumberTranslation.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a rule means is what JavaScript makes of it, so the judge is another JavaScript. GraalJS
 * says of a few patterns that it does not support them, such as look-behind that can never match;
 * that is a refusal in words, and must stay rare.
 */
class SameAsNodeTest {
    private static final long SEED = 20_260_301;
    private static final int RULE_SETS = 3_000;
    private static final int NUMBERS_EACH = 5;
    private static final String DIALED = "00112233445566778899+#*,(0) -";

    @TempDir private Path folder;
    private final RandomGenerator random = new Random(SEED);

    @BeforeEach
    void node_is_needed() {
        assumeTrue(Node.isThere(), "there is no node on the PATH to compare JavaScript with");
    }

    @Test
    void every_rule_does_what_node_does_or_is_refused_by_both() throws Exception {
        RandomRules rules = new RandomRules(random);
        List<Node.Question> questions = new ArrayList<>();
        for (int i = 0; i < RULE_SETS; i++) {
            questions.add(new Node.Question(Rules.json(rules.texts()), numbers()));
        }
        Tally tally = compare(questions);
        assertThat(tally.differences).as("of %s", tally).isEmpty();
        assertThat(tally.compared).isGreaterThan(10_000);
        assertThat(tally.changed).isGreaterThan(tally.compared / 4);
        assertThat(tally.refused).isGreaterThan(RULE_SETS / 20);
        assertThat(tally.unsupported).isLessThan(RULE_SETS / 500);
        assertThat(tally.skipped).as("runaways").isLessThan(tally.compared / 50);
    }

    @Test
    void the_corners_of_replacement_are_nodes() throws Exception {
        List<String> numbers = List.of("+41319175200", "0319175200", "12", "+1", "#31#1");
        List<Node.Question> questions = new ArrayList<>();
        for (String rule :
                List.of(
                        "(?<country>\\+\\d\\d)(?<rest>\\d+)->$<country> $<rest>",
                        "(?<a>\\d)|(?<b>\\+)->[$<a>|$<b>]",
                        "(\\d)->$<a>",
                        "(?<a>\\d)->$<b>-$<a",
                        "(?<=\\+41)(\\d\\d)-> $1 ",
                        "(?<!\\d)0->+41",
                        "(\\d)|(\\+)->($1$2)",
                        "(\\d)(\\d)?(x)?->$3$2$1$4$10$11$010",
                        "\\d\\d->$&$$&$$$&",
                        "1->$`|$'",
                        "(\\d)\\1->$1x",
                        "$->!",
                        "^|(?=5)->_",
                        "(?:)-> ",
                        "\\u{31}->u",
                        "[\\d-+]->c",
                        "\\d{2,1}->x",
                        "(?<a>1)(?<a>2)->x",
                        "\\k<x>->x",
                        "(?<y>1)\\k<x>->x",
                        "(?<=1)+->x",
                        "(?=1)+->x",
                        "a**->x",
                        "[b-a]->x",
                        "\\->x",
                        "(->x",
                        ")->x",
                        "]}->x",
                        "{1}->x")) {
            questions.add(new Node.Question(Rules.json("[0,40]->" + rule), numbers));
        }
        assertThat(compare(questions).differences).isEmpty();
    }

    private List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < NUMBERS_EACH; i++) {
            StringBuilder number = new StringBuilder(random.nextInt(3) == 0 ? "+41" : "");
            for (int length = random.nextInt(12); length >= 0; length--) {
                number.append(DIALED.charAt(random.nextInt(DIALED.length())));
            }
            numbers.add(number.append("1").toString());
        }
        return numbers;
    }

    private Tally compare(List<Node.Question> questions) throws Exception {
        List<JsonNode> answers = Node.answers(questions, folder);
        assertThat(answers).hasSameSizeAs(questions);
        Tally tally = new Tally();
        for (int i = 0; i < questions.size(); i++) {
            compare(questions.get(i), answers.get(i), tally);
        }
        return tally;
    }

    private static void compare(Node.Question question, JsonNode node, Tally tally) {
        switch (RulesReading.of(question.rules())) {
            case RulesReading.Refused(String why) -> {
                tally.refused++;
                boolean unsupported = why.contains("not supported");
                tally.unsupported += unsupported ? 1 : 0;
                boolean same = unsupported || node.has("refused");
                tally.note(same, question.rules() + ": only Tandem refuses: " + why);
            }
            case RulesReading.Accepted(TranslationRules rules) -> {
                if (node.has("refused")) {
                    tally.note(false, question.rules() + ": only Node refuses: " + node);
                } else {
                    compare(question, new NumberTranslator(rules), node.get("results"), tally);
                }
            }
        }
    }

    private static void compare(
            Node.Question question, NumberTranslator ours, JsonNode results, Tally tally) {
        for (int i = 0; i < question.numbers().size(); i++) {
            String raw = question.numbers().get(i);
            NumberTranslation translation = ours.translate(raw);
            if (translation.outcome() == Outcome.TIMED_OUT || results.get(i).isNull()) {
                tally.skipped++;
                continue;
            }
            tally.compared++;
            tally.changed += translation.outcome() == Outcome.TRANSLATED ? 1 : 0;
            String expected = results.get(i).asText();
            tally.note(
                    translation.number().equals(expected),
                    "%s on %s: '%s', but Node '%s'"
                            .formatted(question.rules(), raw, translation.number(), expected));
        }
    }

    private static final class Tally {
        private final List<String> differences = new ArrayList<>();
        private int compared;
        private int changed;
        private int refused;
        private int unsupported;
        private int skipped;

        void note(boolean same, String difference) {
            if (!same) {
                differences.add(difference);
            }
        }

        @Override
        public String toString() {
            return "%d compared, %d changed, %d refused, %d skipped"
                    .formatted(compared, changed, refused, skipped);
        }
    }
}
