package dev.tandem.ops.console;

import jakarta.ws.rs.core.Response;

/**
 * What came of looking for an interaction.
 *
 * @param response how it is told
 * @param pending whether there may be more to tell soon: nothing has come of it yet, or the routing
 *     decision has not
 */
record Finding(Response response, boolean pending) {}
