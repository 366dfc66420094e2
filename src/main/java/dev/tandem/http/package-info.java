/**
 * What the HTTP servers of this process demand of every connection, before Vert.x, JAX-RS and their
 * metrics see a request: a closed set of methods, framing that no two parsers read differently, a
 * time for each head and each body, and a number of connections that can be open at once.
 *
 * <p>Vert.x has options for lengths and for idle time, but none for these. The way in is its
 * transport, the one place that meets a server socket before connections are accepted: {@link
 * dev.tandem.http.GuardedTransport} puts a handler of Netty in front of it. The alternative, a
 * proxy in front of the program, stays wise for TLS; but a program whose memory depends on what a
 * stranger sends is not safe behind a proxy either.
 *
 * <p>Nothing here knows what is behind the servers, and what is refused here is refused in the same
 * words at every address.
 */
@NullMarked
package dev.tandem.http;

import org.jspecify.annotations.NullMarked;
