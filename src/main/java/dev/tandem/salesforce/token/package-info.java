/**
 * Requests tokens from orgs: assertions, secrets, one request for all waiting calls, and the
 * classification of the token endpoint's errors.
 *
 * <p>{@link dev.tandem.salesforce.token.PrivateKeyPem} reads private keys. {@code KeyUtils} of
 * SmallRye JWT was tried in its place and rejected: it does not read PKCS#1, nor a key with text
 * before it, such as the bag attributes of OpenSSL; it accepts a key of 1024 bits; and it ignores
 * the label, so that it cannot say that a key is encrypted or of another kind.
 */
@NullMarked
package dev.tandem.salesforce.token;

import org.jspecify.annotations.NullMarked;
