/**
 * What every flow of V1 obeys that was exported from Flow Designer: it says nowhere what it
 * expects, and shows a flow that breaks a law as empty or not at all. The laws read any document of
 * V1, not only those that this program writes.
 */
@NullMarked
package dev.tandem.setup.flow.laws;

import org.jspecify.annotations.NullMarked;
