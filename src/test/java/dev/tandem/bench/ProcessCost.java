package dev.tandem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process of this machine has used so far. */
final class ProcessCost {
    private final long pid;
    private final Duration cpuAtStart;

    private ProcessCost(long pid) {
        this.pid = pid;
        this.cpuAtStart = cpu(pid);
    }

    /** Counts from now on. */
    static ProcessCost of(long pid) {
        return new ProcessCost(pid);
    }

    /** CPU time of all its threads, user and system, in microseconds per unit of work. */
    double microsPer(long units) {
        return cpu(pid).minus(cpuAtStart).toNanos() / 1e3 / units;
    }

    /**
     * CPU time of all its threads since it started, user and system, to a hundredth of a second.
     */
    static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow(() ->
                        new IllegalStateException("Expected process " + pid + ", but it is gone"));
    }

    /** Resident memory in MiB. */
    static long residentMebibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", "" + pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
