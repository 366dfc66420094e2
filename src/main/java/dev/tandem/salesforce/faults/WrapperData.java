package dev.tandem.salesforce.faults;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * The {@code data} of the wrapper's answers, all four calls together; each fills its own fields.
 *
 * @param voiceCallId of createVoiceCall
 * @param queue of executeOmniFlow
 * @param agent of executeOmniFlow
 * @param status of clearRouting and updateVoiceCall
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record WrapperData(
        @Nullable String voiceCallId,
        @Nullable String queue,
        @Nullable String agent,
        @Nullable String status) {}
