/**
 * What an answer, or the lack of one, means: one table of rows that an operator can read beside
 * Salesforce's documents.
 */
@NullMarked
package dev.tandem.salesforce.faults;

import org.jspecify.annotations.NullMarked;
