package dev.tandem.reconciliation;

import dev.tandem.reconciliation.MissingNotice.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Keeps what it is told. */
final class CountedUpkeepMetrics implements UpkeepMetrics {
    final List<Kind> written = new ArrayList<>();
    final List<Work> failures = new ArrayList<>();
    long requests;
    int reactivated;
    DoubleSupplier age;
    double period;

    @Override
    public void follow(DoubleSupplier ageSeconds, double periodSeconds) {
        age = ageSeconds;
        period = periodSeconds;
    }

    @Override
    public void written(Kind kind) {
        written.add(kind);
    }

    @Override
    public void requested(long more) {
        requests += more;
    }

    @Override
    public void failed(Work work) {
        failures.add(work);
    }

    @Override
    public void reactivated() {
        reactivated++;
    }
}
