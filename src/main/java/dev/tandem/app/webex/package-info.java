/** The commands about Webex: its subscriptions. */
@NullMarked
package dev.tandem.app.webex;

import org.jspecify.annotations.NullMarked;
