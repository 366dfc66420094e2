/** Who sent a webhook: secrets, signatures, timestamps, and the verdict of the verification. */
@NullMarked
package dev.tandem.webex.signature;

import org.jspecify.annotations.NullMarked;
