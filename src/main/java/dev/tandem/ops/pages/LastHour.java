package dev.tandem.ops.pages;

import dev.tandem.ops.pages.HourMeters.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleBiFunction;
import org.jboss.logging.Logger;

/**
 * What this instance's meters said during the last hour, so that a console without Grafana shows
 * more than the moment. 244 readings of some hundred numbers each, in memory only: after a restart
 * the charts begin anew.
 */
@Singleton
public class LastHour {
    private static final Logger LOG = Logger.getLogger(LastHour.class);
    static final Duration BETWEEN_READINGS = Duration.ofSeconds(15);

    /** A point is about the minute before it. */
    static final int READINGS_A_POINT = 4;

    /** Points in an hour. */
    static final int POINTS = 240;

    private final HourMeters meters;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("tandem-last-hour").factory());

    @Inject
    public LastHour(MeterRegistry registry) {
        this.meters = new HourMeters(registry);
    }

    void start(@Observes StartupEvent event) {
        var _ =
                clock.scheduleAtFixedRate(
                        this::tick, 0, BETWEEN_READINGS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            note(meters.read());
        } catch (RuntimeException e) {
            LOG.warn("The meters could not be read for the console's charts.", e);
        }
    }

    synchronized void note(Reading reading) {
        readings.addLast(reading);
        if (readings.size() > POINTS + READINGS_A_POINT) {
            readings.removeFirst();
        }
    }

    /** The readings from the oldest to the latest, and the present moment. */
    List<Reading> readings() {
        List<Reading> all;
        synchronized (this) {
            all = new ArrayList<>(readings);
        }
        all.add(meters.read());
        return all;
    }

    /**
     * One point for each reading but the first.
     *
     * @param figure of a minute, by the reading before it and the one after it
     */
    static List<Double> points(
            List<Reading> readings, ToDoubleBiFunction<Reading, Reading> figure) {
        List<Double> points = new ArrayList<>();
        for (int i = Math.max(1, readings.size() - POINTS); i < readings.size(); i++) {
            Reading before = readings.get(Math.max(0, i - READINGS_A_POINT));
            points.add(figure.applyAsDouble(before, readings.get(i)));
        }
        return points;
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }
}
