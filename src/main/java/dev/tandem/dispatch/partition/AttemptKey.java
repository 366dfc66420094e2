package dev.tandem.dispatch.partition;

import dev.tandem.domain.CommandId;

/** Identifies one attempt of one command, which must not be sent twice. */
public record AttemptKey(CommandId id, int attempt) {}
