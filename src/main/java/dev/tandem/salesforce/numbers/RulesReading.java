package dev.tandem.salesforce.numbers;

/** What came of reading rules. */
public sealed interface RulesReading {

    /** They can be used. */
    record Accepted(TranslationRules rules) implements RulesReading {}

    /**
     * The rules are not valid.
     *
     * @param why names the rule, what is wrong and how to correct it; a sentence without its full
     *     stop, to follow a colon
     */
    record Refused(String why) implements RulesReading {}

    /**
     * Reads rules and has the JavaScript engine check their patterns; with the first rules of the
     * process the engine is loaded, which takes most of a second.
     *
     * @param json an object of names and rules, as Salesforce stores it
     */
    static RulesReading of(String json) {
        return switch (RulesJsonParser.read(json)) {
            case Refused refused -> refused;
            case Accepted accepted -> checked(accepted);
        };
    }

    private static RulesReading checked(Accepted accepted) {
        if (accepted.rules().rules().isEmpty()) {
            return accepted;
        }
        return JavaScript.engine().load(accepted.rules().rules()).stream()
                .findFirst()
                .<RulesReading>map(RulesReading::refused)
                .orElse(accepted);
    }

    private static Refused refused(JavaScript.BadPattern bad) {
        String fault =
                bad.why().contains("not supported")
                        ? "is one that the JavaScript engine cannot run: write it more simply"
                        : "is not a regular expression of JavaScript";
        return new Refused(
                "rule \"%s\": its pattern %s %s (%s)"
                        .formatted(bad.rule().name(), bad.rule().pattern(), fault, bad.why()));
    }
}
