/**
 * What is known of one interaction: the state as immutable records, bounded in size, that change
 * through facts alone. The store keeps these records, so a component is renamed here only together
 * with its wire name in {@link dev.tandem.wire}.
 *
 * <p>The states are a package of their own, apart from the decisions about them, because the store
 * and its formats need the states and must not reach a decision.
 */
@NullMarked
package dev.tandem.domain.state;

import org.jspecify.annotations.NullMarked;
