/** The health checks: what they report and when they are down. */
@NullMarked
package dev.tandem.ops.health;

import org.jspecify.annotations.NullMarked;
