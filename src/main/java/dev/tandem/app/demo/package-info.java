/**
 * The demo: the real service between a simulated contact centre and a simulated Salesforce org, on
 * a real Kafka broker, all in this process. It plays recorded calls, shows what becomes of each,
 * and says whether Salesforce heard what it should.
 *
 * <p>What it shows comes from outside the service, from the requests that the org received: a
 * service that only believed to be right would fail here. The service itself is handed in by the
 * command line, so that this package knows nothing of how it is run.
 */
@NullMarked
package dev.tandem.app.demo;

import org.jspecify.annotations.NullMarked;
