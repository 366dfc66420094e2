/**
 * Webex Contact Center's own APIs: one client for all of them, with its tokens, its pace and its
 * errors in words, and what Tandem asks of subscriptions, queues and flows.
 */
@NullMarked
package dev.tandem.webex.api;

import org.jspecify.annotations.NullMarked;
