/**
 * Pictures as SVG text, for pages and reports: one call over time, and one figure over the last
 * hour. Drawn here rather than by a script, so that a page without scripts, a report in a file and
 * the console show the same picture. Colours are the page's: the shapes have classes only.
 */
@NullMarked
package dev.tandem.ops.pictures;

import org.jspecify.annotations.NullMarked;
