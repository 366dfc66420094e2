/**
 * The demo: the real service between a simulated contact centre and a simulated Salesforce org, on
 * a real Kafka broker, all in this process. It plays recorded calls, shows the result of each, and
 * says whether Salesforce received the calls that it must receive.
 *
 * <p>The verdicts rest on the requests that the org received, not on the state of the service, so a
 * fault in the service cannot hide itself. The command line supplies the function that runs the
 * service, so this package does not depend on how that works.
 */
@NullMarked
package dev.tandem.app.demo;

import org.jspecify.annotations.NullMarked;
