package dev.tandem.domain.ports;

import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import org.jspecify.annotations.Nullable;

/** Takes none; all are read from their topic. */
public class NoDirectCommands implements DirectCommands {
    @Override
    public void opened(int partition) {}

    @Override
    public void closed(int partition) {}

    @Override
    public @Nullable Place reserve(
            int partition, IssuedCommand command, @Nullable String traceparent) {
        return null;
    }

    @Override
    public void toRead(int partition) {}

    @Override
    public @Nullable CommandUnavailable refuseLate(int partition, IssuedCommand command) {
        return null;
    }

    @Override
    public void behind() {}

    @Override
    public boolean areBehind() {
        return false;
    }
}
