package dev.tandem.dispatch.partition;

import dev.tandem.domain.CommandId;

/** One attempt of one command: what must not be sent twice. */
public record AttemptKey(CommandId id, int attempt) {}
