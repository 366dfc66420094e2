/**
 * The console: pages that the server renders, for a browser without scripts too. A page shows what
 * the resources over HTTP answer, in their words, and asks them for changes: it has no way of its
 * own to anything. Scripts add what a reload would bring (calls as they change, how long ago,
 * copying); they and the styles are this project's own few files, so there is nothing to bundle.
 * Pages allow neither scripts nor styles nor requests of other hosts, and no frames.
 */
@NullMarked
package dev.tandem.ops.pages;

import org.jspecify.annotations.NullMarked;
