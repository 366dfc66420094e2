/** What a simulated org keeps and answers: VoiceCall records, endpoints and answers. */
@NullMarked
package dev.tandem.embedded.salesforce.records;

import org.jspecify.annotations.NullMarked;
