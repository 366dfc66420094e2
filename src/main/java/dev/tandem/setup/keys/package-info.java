/**
 * The keys that an installation starts with: the RSA key with which Tandem asks Salesforce for
 * tokens, its certificate, and random secrets for the doors. It holds them in memory only; who asks
 * for them writes them.
 */
@NullMarked
package dev.tandem.setup.keys;

import org.jspecify.annotations.NullMarked;
