/**
 * Who may ask: the keys of the flow door, of the console and of the requests about interactions.
 * The rooms that take HTTP use this one; it knows none of them and nothing of HTTP but one header.
 */
@NullMarked
package dev.tandem.security;

import org.jspecify.annotations.NullMarked;
