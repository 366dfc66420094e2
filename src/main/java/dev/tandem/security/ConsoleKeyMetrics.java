package dev.tandem.security;

import dev.tandem.files.WatchedFile;

/** What to watch at the console's keys file; alert on a changed file that cannot be used. */
public interface ConsoleKeyMetrics extends WatchedFile.Watcher<AccessKeys> {}
