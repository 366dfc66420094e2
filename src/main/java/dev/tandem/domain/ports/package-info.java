/** What the state machines and the dispatcher ask of whoever carries commands out. */
@NullMarked
package dev.tandem.domain.ports;

import org.jspecify.annotations.NullMarked;
