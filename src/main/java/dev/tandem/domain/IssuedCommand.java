package dev.tandem.domain;

import java.time.Instant;

/**
 * A command on its way to Salesforce: what travels on the commands topic.
 *
 * @param id derived; the same for every attempt
 * @param attempt 1 for the first try, one higher for each repetition
 * @param org name of the configured Salesforce org
 * @param contactCenter name of the configured contact centre
 * @param notAfter no request may start after this instant: the command's deadline
 * @param command what to do
 */
public record IssuedCommand(
        CommandId id,
        int attempt,
        String org,
        String contactCenter,
        Instant notAfter,
        SalesforceCommand command) {}
