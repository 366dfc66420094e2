/**
 * What a run of the benchmark came to, by name: compared with the figures of an earlier run that
 * are kept in the repository, and drawn on one page. Knows nothing of how anything is measured.
 *
 * <p>A name is {@code <measurement>: <what>}, e.g. {@code cold: ready}, and stays the same from
 * version to version, because the comparison goes by it.
 */
@NullMarked
package dev.tandem.bench.figures;

import org.jspecify.annotations.NullMarked;
