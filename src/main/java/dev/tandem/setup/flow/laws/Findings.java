package dev.tandem.setup.flow.laws;

import java.util.ArrayList;
import java.util.List;

/** The broken laws of a document, in the order in which they were found. */
final class Findings {
    private final List<String> sentences = new ArrayList<>();

    /**
     * @param where e.g. {@code main flow, IsForAgent}
     * @param wrong what the document has
     * @param right what it should have, in the imperative
     */
    void add(String where, String wrong, String right) {
        String sentence = where + ": " + wrong + "; " + right + ".";
        if (!sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
