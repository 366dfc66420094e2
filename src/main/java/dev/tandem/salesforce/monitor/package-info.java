/**
 * What the Salesforce side reports about itself: metrics and the health of each org. Every package
 * of {@link dev.tandem.salesforce} may use it; it uses none of them.
 */
@NullMarked
package dev.tandem.salesforce.monitor;

import org.jspecify.annotations.NullMarked;
