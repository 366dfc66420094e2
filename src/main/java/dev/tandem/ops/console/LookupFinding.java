package dev.tandem.ops.console;

import jakarta.ws.rs.core.Response;

/**
 * The outcome of a lookup of an interaction.
 *
 * @param response the answer over HTTP
 * @param pending whether a later lookup may find more: no event of the interaction has been
 *     processed yet, or its routing decision is open
 */
record LookupFinding(Response response, boolean pending) {}
