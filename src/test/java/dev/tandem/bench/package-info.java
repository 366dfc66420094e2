/**
 * What Tandem can do on the machine that this runs on: the broker, the packaged program, a
 * simulated org without delay and the load, all of it on loopback. Started by {@code
 * src/test/bench/run}; no part of the build.
 *
 * <p>The load is open-loop: requests leave by a schedule, and a latency counts from the moment that
 * the schedule had for the request, so that a stall of the program is not hidden by a load that
 * waits for it. Only the saturation rounds are closed-loop, because a rate is what they look for.
 *
 * <p>A load generator of our own, on plain sockets, because everything shares two cores: a general
 * HTTP client costs more CPU per request than the program under test.
 */
@NullMarked
package dev.tandem.bench;

import org.jspecify.annotations.NullMarked;
