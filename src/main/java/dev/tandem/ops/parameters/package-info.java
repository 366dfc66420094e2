/**
 * What the addresses for operators have in common: the parameters of lists, the reason of a change,
 * and the refusal while Kafka does not answer.
 */
@NullMarked
package dev.tandem.ops.parameters;

import org.jspecify.annotations.NullMarked;
