package dev.tandem.bench;

import dev.tandem.bench.figures.Figures;
import dev.tandem.bench.figures.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How much is measured, and what came of it.
 *
 * @param directory a folder for data, which may be deleted afterwards
 * @param rounds how often each measurement is repeated
 * @param seconds how long a round is
 * @param interactions how many the memory measurement makes
 * @param figures receives what the rounds say
 */
record Plan(Path directory, int rounds, int seconds, int interactions, Figures figures) {

    /** The just-in-time compiler needs that long to be done with what is hot. */
    private static final int WARM_UP_ROUNDS = 3;

    /** Runs a round so many times, after some that do not count, and prints the spreads. */
    void repeat(Round round) throws Exception {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            round.run();
        }
        repeatCold(round);
    }

    /** The same for a single figure. */
    void repeat(String name, String unit, Single round) throws Exception {
        repeat(() -> List.of(new Sample(name, unit, round.run())));
    }

    /** The same without rounds that do not count. */
    void repeatCold(Round round) throws Exception {
        List<List<Sample>> samples = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            samples.add(round.run());
        }
        keep(samples);
    }

    /** Keeps and prints what was measured once. */
    void once(List<Sample> samples) {
        keep(List.of(samples));
    }

    private void keep(List<List<Sample>> samples) {
        figures.add(samples)
                .forEach(figure -> System.out.printf("=> %s%n", figures.describe(figure)));
    }

    /** Measures once, prints everything it saw and returns the figures that are worth keeping. */
    interface Round {
        List<Sample> run() throws Exception;
    }

    /** The same for one figure. */
    interface Single {
        double run() throws Exception;
    }
}
