package dev.tandem.app.doctor;

/**
 * What one check found.
 *
 * @param what the thing, e.g. {@code token}
 * @param words how it is; no secrets
 * @param remedy what to do; empty where nothing must be done
 */
record Finding(String what, Status status, String words, String remedy) {

    /** How the thing is. Each has a word for programs and a mark for people. */
    enum Status {
        OK("ok", "✓"),
        /** Something to know; nothing to mend. */
        NOTE("note", "·"),
        /** It works, but not in full or not for long. */
        WARNING("warning", "!"),
        /** It must be mended. */
        FAULT("mend", "✗"),
        /** Something that it depends on is not right. */
        NOT_CHECKED("not checked", "-");

        private final String word;
        private final String mark;

        Status(String word, String mark) {
            this.word = word;
            this.mark = mark;
        }

        String word() {
            return word;
        }

        String mark() {
            return mark;
        }
    }

    static Finding ok(String what, String words) {
        return new Finding(what, Status.OK, words, "");
    }

    static Finding note(String what, String words) {
        return new Finding(what, Status.NOTE, words, "");
    }

    static Finding warning(String what, String words, String remedy) {
        return new Finding(what, Status.WARNING, words, remedy);
    }

    static Finding fault(String what, String words, String remedy) {
        return new Finding(what, Status.FAULT, words, remedy);
    }

    static Finding notChecked(String what, String because) {
        return new Finding(what, Status.NOT_CHECKED, "because " + because, "");
    }
}
