/**
 * How an org is asked for a token and who waits for it: assertions, secrets, single flight, and
 * what the token endpoint's errors mean.
 */
@NullMarked
package dev.tandem.salesforce.token;

import org.jspecify.annotations.NullMarked;
