package dev.tandem.bench.figures;

/**
 * One figure of one round.
 *
 * @param name {@code <measurement>: <what>}
 * @param unit e.g. {@code ms}; {@code /s} for rates, of which more is better
 */
public record Sample(String name, String unit, double value) {}
