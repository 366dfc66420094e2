package dev.tandem.process.dispatch;

import dev.tandem.domain.CommandId;

/** One attempt of one command: what must not be sent twice. */
record AttemptKey(CommandId id, int attempt) {}
