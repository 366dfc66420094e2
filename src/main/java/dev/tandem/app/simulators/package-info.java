/** The commands that run one of the simulated systems alone. */
@NullMarked
package dev.tandem.app.simulators;

import org.jspecify.annotations.NullMarked;
