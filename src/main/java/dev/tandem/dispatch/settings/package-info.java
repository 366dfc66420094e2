/** The settings of the dispatcher and of its Kafka clients. */
@NullMarked
package dev.tandem.dispatch.settings;

import org.jspecify.annotations.NullMarked;
