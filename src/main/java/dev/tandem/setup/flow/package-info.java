/**
 * The Webex flow that reports calls to Tandem and routes its caller by the answer. One model is
 * written in the two formats that Webex reads: V1, which Flow Designer imports and exports, and V2,
 * which the Flow Orchestration API validates and imports.
 *
 * <p>The constants and shapes are those of public exports of several organisations; Webex documents
 * none of V1. What no export shows is marked "untried" in {@code deploy/webex/README.md}.
 *
 * <p>The flow uses only template expressions that are in flows of Cisco or in its labs: an unknown
 * filter ends the flow at run time, and with it the call.
 */
@NullMarked
package dev.tandem.setup.flow;

import org.jspecify.annotations.NullMarked;
