/**
 * Requests tokens from orgs: assertions, secrets, one request for all waiting calls, and the
 * classification of the token endpoint's errors.
 */
@NullMarked
package dev.tandem.salesforce.token;

import org.jspecify.annotations.NullMarked;
