package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelInitializer;
import io.quarkus.mutiny.runtime.MutinyInfrastructure;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LostConnectionsTest {
    private static final String WRITER = PublisherResponseHandler.class.getName();

    @Test
    void a_reader_that_has_gone_is_not_logged() {
        assertThat(isLogged(WRITER, new IOException("Broken pipe"))).isFalse();
    }

    @Test
    void a_request_that_was_reset_after_its_time_is_not_logged() {
        String dropped = MutinyInfrastructure.class.getName();
        assertThat(isLogged(dropped, new StreamResetException(0))).isFalse();
        assertThat(isLogged(dropped, new IllegalStateException("a fault of ours"))).isTrue();
    }

    @Test
    void a_connection_that_begins_while_the_certificate_changes_is_logged_in_plain_words() {
        LogRecord line = new LogRecord(Level.WARNING, "Failed to initialize a channel. Closing:");
        line.setLoggerName(ChannelInitializer.class.getName());
        line.setThrown(
                new NullPointerException(
                        "Cannot invoke \"io.vertx.core.net.impl.SslContextUpdate"
                                + ".sslChannelProvider()\" because the return value is null"));
        assertThat(new LostConnections().isLoggable(line)).isTrue();
        assertThat(line.getMessage()).startsWith("A connection was broken off");
        assertThat(line.getLevel()).isEqualTo(Level.INFO);
        assertThat(line.getThrown()).isNull();
    }

    @Test
    void everything_else_is_logged() {
        assertThat(isLogged(WRITER, new IllegalStateException("a fault of ours"))).isTrue();
        assertThat(isLogged(WRITER, null)).isTrue();
        assertThat(isLogged("dev.tandem", new IOException("No space left"))).isTrue();
        assertThat(isLogged(ChannelInitializer.class.getName(), new NullPointerException()))
                .isTrue();
        assertThat(isLogged(null, new IOException("No space left"))).isTrue();
    }

    private static boolean isLogged(@Nullable String logger, @Nullable Throwable thrown) {
        LogRecord line = new LogRecord(Level.SEVERE, "something");
        line.setLoggerName(logger);
        line.setThrown(thrown);
        return new LostConnections().isLoggable(line);
    }
}
