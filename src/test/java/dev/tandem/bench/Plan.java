package dev.tandem.bench;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * How much is measured.
 *
 * @param directory a folder for data, which may be deleted afterwards
 * @param rounds how often each measurement is repeated
 * @param seconds how long a round is
 * @param interactions how many the memory measurement makes
 */
record Plan(Path directory, int rounds, int seconds, int interactions) {

    /** The second compiler needs that long to be done with what is hot. */
    private static final int WARM_UP_ROUNDS = 3;

    /** Runs a round so many times and prints the spread of its figure. */
    void repeat(String what, String unit, Round round) throws Exception {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            round.run();
        }
        double[] figures = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            figures[i] = round.run();
        }
        Arrays.sort(figures);
        System.out.printf(
                "=> %s: median %.2f %s, lowest %.2f, highest %.2f, %d rounds after %d to warm up%n",
                what,
                figures[rounds / 2],
                unit,
                figures[0],
                figures[rounds - 1],
                rounds,
                WARM_UP_ROUNDS);
    }

    /** Measures once, prints everything it saw and returns the figure that the spread is of. */
    interface Round {
        double run() throws Exception;
    }
}
