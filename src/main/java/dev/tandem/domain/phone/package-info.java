/** Phone numbers and addresses as text: reduced to a number, and masked for logs and errors. */
@NullMarked
package dev.tandem.domain.phone;

import org.jspecify.annotations.NullMarked;
