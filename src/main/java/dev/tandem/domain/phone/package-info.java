/**
 * Phone numbers and addresses as text: reduced to a number, and masked for whoever need not see it
 * whole.
 */
@NullMarked
package dev.tandem.domain.phone;

import org.jspecify.annotations.NullMarked;
