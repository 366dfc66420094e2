/**
 * Who may send requests: the keys of the flow door, of the console and of the resources about
 * interactions. The packages that serve HTTP use this one; it knows none of them.
 *
 * <p>The checks are JAX-RS filters and one call in the flow door. Each door answers a missing key
 * with its own problem document and challenges; the flow door counts its refusals; and without a
 * keys file the console serves requests of this machine alone.
 */
@NullMarked
package dev.tandem.security;

import org.jspecify.annotations.NullMarked;
