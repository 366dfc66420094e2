/**
 * A simulated Webex Contact Center: its subscriptions, search, tasks, queues and flows with the
 * limits that the real one has, and calls whose events it delivers to the subscriptions, signed,
 * sometimes not at all.
 */
@NullMarked
package dev.tandem.embedded.webex;

import org.jspecify.annotations.NullMarked;
