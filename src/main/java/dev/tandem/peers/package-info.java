/**
 * How the instances of one group ask each other for interactions that only one of them stores. Each
 * asks the owner itself, on a path that answers from the asked instance alone: no request is
 * forwarded a second time.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Requests go to members of the group alone, at the addresses that Kafka Streams publishes.
 *       No part of a user's request decides where another one is sent.
 *   <li>Requests carry a JWT that is signed with a key derived from the console keys, which all
 *       instances have: an operator may read interactions and whole numbers anyway, so it opens
 *       nothing new, and no further secret is needed. The keys of viewers sign nothing. The webhook
 *       secrets were rejected for it: Webex knows them, and must not read.
 *   <li>A token is valid for one path at one instance for {@link
 *       dev.tandem.peers.InstanceToken#HOLDS}. An eavesdropper can repeat the request to the
 *       instance that has just answered it, and no more. It is not encryption: where the network
 *       between instances is not trusted, give {@code tandem.instance.url} an {@code https} URL.
 *   <li>Without console keys no request is sent and none is answered: there is no default secret.
 *   <li>Tokens are made by SmallRye JWT and checked by jose4j, which SmallRye JWT uses itself. Its
 *       own parser was rejected: it has one key for the whole program, and a rotation needs two.
 *   <li>The REST client returns a stream: it has no limit for the size of an answer.
 * </ul>
 */
@NullMarked
package dev.tandem.peers;

import org.jspecify.annotations.NullMarked;
