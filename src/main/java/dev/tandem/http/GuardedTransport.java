package dev.tandem.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * The transport of Vert.x with a guard at each server of the application, all of which speak HTTP.
 * A server outside the application, such as a simulated Salesforce, has no guard.
 */
public final class GuardedTransport extends JDKTransport {
    /** The names that Vert.x gives its handlers. */
    private static final String DECODER = "httpDecoder";

    private static final String ENCODER = "httpEncoder";
    private static final String TLS = "ssl";

    /** Makes every Vert.x of this process use the transport; for the service loader. */
    public static final class Provider implements VertxServiceProvider {
        @Override
        public void init(VertxBuilder builder) {
            builder.findTransport(new GuardedTransport());
        }
    }

    @Override
    public void configure(NetServerOptions options, boolean domain, ServerBootstrap bootstrap) {
        super.configure(options, domain, bootstrap);
        ArcContainer application = Arc.container();
        if (application != null) {
            ConnectionGuard guard = application.instance(ConnectionGuard.class).get();
            if (guard != null) {
                bootstrap.handler(new Doorkeeper(guard, guard.open(options.getPort())));
            }
        }
    }

    /** Sees the connections of one server before they are accepted. */
    @ChannelHandler.Sharable
    private static final class Doorkeeper extends ChannelInboundHandlerAdapter {
        private final ConnectionGuard guard;
        private final OpenConnections open;

        Doorkeeper(ConnectionGuard guard, OpenConnections open) {
            this.guard = guard;
            this.open = open;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            Channel channel = (Channel) message;
            GuardedConnection connection = guard.connection(channel, open);
            switch (open.admit(connection)) {
                case OpenConnections.Admission.Admitted() -> accept(ctx, channel, connection);
                case OpenConnections.Admission.InPlaceOf(GuardedConnection waiting) -> {
                    waiting.displace();
                    accept(ctx, channel, connection);
                }
                case OpenConnections.Admission.Refused() -> {
                    guard.crowded();
                    channel.unsafe().closeForcibly();
                }
            }
        }

        private void accept(
                ChannelHandlerContext ctx, Channel channel, GuardedConnection connection) {
            var _ = channel.closeFuture().addListener(_ -> connection.closed());
            channel.pipeline().addLast(new Installer(guard, connection));
            ctx.fireChannelRead(channel);
        }
    }

    /** Waits for the first bytes of a connection, because Vert.x adds its handlers before them. */
    private static final class Installer extends ChannelInboundHandlerAdapter {
        private final ConnectionGuard guard;
        private final GuardedConnection connection;

        Installer(ConnectionGuard guard, GuardedConnection connection) {
            this.guard = guard;
            this.connection = connection;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            connection.awaitRest();
            ctx.fireChannelActive();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object bytes) {
            ChannelPipeline pipeline = ctx.pipeline();
            if (pipeline.get(DECODER) != null && pipeline.get(ENCODER) != null) {
                pipeline.replace(DECODER, DECODER, guard.decoder(connection));
                pipeline.addAfter(ENCODER, null, new AnswerWatch(connection));
            } else if (pipeline.first() != this) {
                // It speaks HTTP/2, whose requests would not be guarded.
                ReferenceCountUtil.release(bytes);
                connection.refuse(Refusal.MALFORMED);
                return;
            } else if (pipeline.get(TLS) != null) {
                // Vert.x adds the handlers of HTTP/1.1 once the two sides have agreed.
                pipeline.addAfter(TLS, null, new Installer(guard, connection));
            } else {
                // Vert.x adds them once it has seen that HTTP/1.1 is spoken.
                pipeline.addLast(new Installer(guard, connection));
            }
            pipeline.remove(this);
            ctx.fireChannelRead(bytes);
        }
    }

    /** Reports the answers that are written. */
    private static final class AnswerWatch extends ChannelDuplexHandler {
        private final GuardedConnection connection;
        private int status;

        AnswerWatch(GuardedConnection connection) {
            this.connection = connection;
        }

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse answer) {
                status = answer.status().code();
            }
            boolean last = message instanceof LastHttpContent;
            var _ = ctx.write(message, promise);
            // A status below 200 is an interim answer, such as 100 Continue.
            if (status >= 200) {
                if (last) {
                    connection.answerWhole(status < 300);
                } else {
                    connection.answerBegins();
                }
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            connection.readsAnswers(ctx.channel().isWritable());
            ctx.fireChannelWritabilityChanged();
        }
    }
}
