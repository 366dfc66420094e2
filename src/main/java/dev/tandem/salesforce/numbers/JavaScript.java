package dev.tandem.salesforce.numbers;

import java.util.List;

/** All that is asked of a JavaScript engine. Safe for any number of threads. */
interface JavaScript {

    /**
     * The engine of this process; loaded by the first call, which takes most of a second. One for
     * all contact centres: an engine costs far more than the rules in it.
     */
    static JavaScript engine() {
        return GraalJs.shared();
    }

    /**
     * Compiles the patterns and uses each once, so that the first call does not wait for it.
     *
     * @return the patterns that are not valid, in order
     */
    List<BadPattern> load(List<TranslationRule> rules);

    /**
     * Does {@code text.replace(new RegExp(rule.pattern(), "g"), rule.selector())} for each rule, on
     * what the rule before it left. Blocks for a second at most, half for a free engine and half
     * for the work, and where the machine is too busy to do any work, for two and a half.
     */
    Replacements replace(List<TranslationRule> rules, String text);

    /**
     * A pattern that cannot be compiled.
     *
     * @param why the engine's message
     */
    record BadPattern(TranslationRule rule, String why) {}

    /** What came of it. */
    sealed interface Replacements {

        /**
         * All rules were applied.
         *
         * @param texts what each left
         */
        record Done(List<String> texts) implements Replacements {
            public Done {
                texts = List.copyOf(texts);
            }
        }

        /**
         * A rule took too long, or made more than 10,000 characters, and was stopped.
         *
         * @param texts what the rules before it left; the next rule is the one that was stopped
         */
        record Stopped(List<String> texts) implements Replacements {
            public Stopped {
                texts = List.copyOf(texts);
            }
        }

        /** All engines were at work for too long; none of the rules was tried. */
        record Busy() implements Replacements {}
    }
}
