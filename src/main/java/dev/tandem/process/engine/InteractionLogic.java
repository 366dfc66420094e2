package dev.tandem.process.engine;

/**
 * What the topology runs: functions without state that are composed outside, so that it knows
 * neither Webex nor Salesforce.
 *
 * @param decider the pure decision
 * @param notices understands the bytes of {@code webex-events}
 * @param screenPop goes into the answers for waiting flows
 */
public record InteractionLogic(
        DecisionFunction decider, NoticeReader notices, ScreenPopAddress screenPop) {}
