package dev.tandem.app.doctor;

import java.util.List;
import java.util.concurrent.Callable;

/** One question to the installation. */
interface Check {

    /** The thing that it is about, e.g. {@code token}. */
    String what();

    /**
     * The check of the same group whose thing must be right first; empty where it depends on none.
     */
    String needs();

    /**
     * Asks; the answers in the order in which they are shown.
     *
     * @throws Exception when the question itself fails; the message is shown
     */
    List<Finding> run() throws Exception;

    /** A check that depends on no other. */
    static Check of(String what, Callable<List<Finding>> question) {
        return after("", what, question);
    }

    /** A check that depends on another one of its group. */
    static Check after(String needs, String what, Callable<List<Finding>> question) {
        return new Question(what, needs, question);
    }

    /** A check that is one call. */
    record Question(String what, String needs, Callable<List<Finding>> question) implements Check {
        @Override
        public List<Finding> run() throws Exception {
            return question.call();
        }
    }

    /**
     * Checks about one part of the installation, in their order. Groups do not depend on each
     * other.
     *
     * @param close ends what the checks have opened
     */
    record Group(String title, List<Check> checks, Runnable close) {
        public Group {
            checks = List.copyOf(checks);
        }

        public Group(String title, List<Check> checks) {
            this(title, checks, () -> {});
        }
    }
}
