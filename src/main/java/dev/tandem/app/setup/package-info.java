/** The commands that write what Webex and Salesforce need before the first call. */
@NullMarked
package dev.tandem.app.setup;

import org.jspecify.annotations.NullMarked;
