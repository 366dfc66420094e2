/**
 * How the instances of one group ask each other what only one of them can tell. Each asks the owner
 * itself, on a path that answers from the asked instance alone: nothing is ever passed on twice.
 *
 * <p>Chosen, and why:
 *
 * <ul>
 *   <li>Only members of the group are asked, at the addresses that they have told the group. No
 *       part of a request decides where another one goes to.
 *   <li>Requests carry a seal made with the console keys, which all instances have: who knows one
 *       may read interactions anyway, so it opens nothing new, and there is no secret more to hand
 *       out. The webhook secrets were written off for it: Webex knows them, and must not read.
 *   <li>A seal holds for one path at one instance for {@link dev.tandem.peers.InstanceToken#HOLDS}.
 *       Whoever overhears it can repeat the question to the one that has just answered it, and no
 *       more. It is not encryption: where the network between instances is not trusted, give {@code
 *       tandem.instance.url} an {@code https} one.
 *   <li>Without console keys nothing is asked and nobody answered: there is no default secret.
 * </ul>
 */
@NullMarked
package dev.tandem.peers;

import org.jspecify.annotations.NullMarked;
