package dev.tandem.reconciliation;

import java.util.function.DoubleSupplier;

/** What operators want to know of the upkeep. */
public interface UpkeepMetrics {

    /** The two kinds of upkeep, and what both need. */
    enum Work {
        /** Calls are compared with Webex. Alert when it fails for several periods. */
        RECONCILIATION("reconciliation"),
        /** Subscriptions are looked at. */
        WATCH("watch"),
        /** One instance of all is chosen. */
        OWNERSHIP("ownership");

        private final String word;

        Work(String word) {
            this.word = word;
        }

        /** For labels and health details. */
        public String word() {
            return word;
        }
    }

    /** Nothing is measured. */
    UpkeepMetrics NONE =
            new UpkeepMetrics() {
                @Override
                public void follow(DoubleSupplier ageSeconds, double periodSeconds) {}

                @Override
                public void written(MissingNotice.Kind kind) {}

                @Override
                public void requested(long requests) {}

                @Override
                public void failed(Work work) {}

                @Override
                public void reactivated() {}
            };

    /**
     * Called once, when the upkeep is made.
     *
     * @param ageSeconds since the end of what is reconciled; NaN where another instance does it
     * @param periodSeconds how often that is done; 0 for never
     */
    void follow(DoubleSupplier ageSeconds, double periodSeconds);

    /** A notice that no webhook had told was written. */
    void written(MissingNotice.Kind kind);

    /** So many more requests were sent to Webex. */
    void requested(long requests);

    /** A piece of work failed; it is tried again. */
    void failed(Work work);

    /** A subscription was inactive and is active again. Alert on any: events were lost. */
    void reactivated();
}
