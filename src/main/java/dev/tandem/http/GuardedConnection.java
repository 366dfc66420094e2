package dev.tandem.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One connection: how much of its request is read, which requests are not answered yet, and how it
 * ends. Used on the connection's event loop only, except {@link #beingServed} and {@link
 * #displace}.
 */
final class GuardedConnection {
    /** How long a client may take to read why it was refused before the connection is reset. */
    private static final long LINGER_MILLIS = 1000;

    /** Unread bytes of answers at which a further request ends the connection. */
    private static final long MOST_UNREAD_BYTES = 256 * 1024;

    /** The part of a request that is being read. */
    enum Reading {
        /** None: the last request is complete. */
        NOTHING,
        /** The head of the first request, or of one whose first byte has arrived. */
        HEAD,
        /** A body. */
        BODY
    }

    private final Channel channel;
    private final HttpLimits limits;
    private final OpenConnections others;
    private final HttpMetrics metrics;

    private Reading reading = Reading.HEAD;
    private boolean anyByte;
    private int steps;
    private int timedStep = -1;
    private @Nullable Future<?> timer;
    private @Nullable Future<?> readTimer;

    private final AtomicInteger unanswered = new AtomicInteger();
    private boolean answering;
    private long bodyBytes;
    private boolean ended;
    private @Nullable Refusal afterAnswers;
    private @Nullable ChannelHandlerContext codec;

    GuardedConnection(
            Channel channel, HttpLimits limits, OpenConnections others, HttpMetrics metrics) {
        this.channel = channel;
        this.limits = limits;
        this.others = others;
        this.metrics = metrics;
    }

    /** Whether a request is being answered; callable from any thread. */
    boolean beingServed() {
        return unanswered.get() > 0;
    }

    /** Closes it because another connection needs its place; callable from any thread. */
    void displace() {
        metrics.refused(Refusal.DISPLACED);
        var _ = channel.close();
    }

    /** Whether nothing more is read from it. */
    boolean ended() {
        return ended;
    }

    Reading reading() {
        return reading;
    }

    /** Bytes of a request have arrived at that decoder. */
    void bytesCame(ChannelHandlerContext decoder) {
        codec = decoder;
        anyByte = true;
        if (reading == Reading.NOTHING) {
            step(Reading.HEAD);
        }
    }

    void headCame() {
        var _ = unanswered.incrementAndGet();
        step(Reading.BODY);
        if (channel.bytesBeforeWritable() > MOST_UNREAD_BYTES) {
            metrics.refused(Refusal.NOT_READING);
            end();
        }
    }

    void bodyCame(int bytes) {
        if (others.takeBodyBytes(bytes)) {
            bodyBytes += bytes;
        } else {
            refuse(Refusal.OVERLOADED);
        }
    }

    void requestWhole() {
        step(Reading.NOTHING);
    }

    private void step(Reading next) {
        reading = next;
        steps++;
    }

    /** Everything that has arrived is read: the timeout of the next part starts. */
    void awaitRest() {
        if (timedStep == steps || ended) {
            return;
        }
        timedStep = steps;
        cancelTimer();
        timer =
                switch (reading) {
                    case NOTHING -> null;
                    case HEAD -> after(limits.headerTimeout().toMillis(), this::timedOut);
                    case BODY -> after(limits.bodyTimeout().toMillis(), this::timedOut);
                };
    }

    private Future<?> after(long millis, Runnable what) {
        return channel.eventLoop().schedule(what, millis, TimeUnit.MILLISECONDS);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /**
     * A client that sent nothing is not answered: it would match the answer to its next request.
     */
    private void timedOut() {
        if (anyByte) {
            refuse(Refusal.TIMED_OUT);
        } else {
            metrics.refused(Refusal.TIMED_OUT);
            end();
        }
    }

    void answerBegins() {
        answering = true;
    }

    void answerWhole(boolean success) {
        answering = false;
        if (unanswered.decrementAndGet() == 0) {
            freeBody();
        }
        if (success) {
            others.succeeded(this);
        }
        if (afterAnswers != null) {
            refuseOnceAnswered(afterAnswers);
        }
    }

    /** The client has begun or stopped to read its answers. */
    void readsAnswers(boolean reads) {
        if (readTimer != null) {
            readTimer.cancel(false);
            readTimer = null;
        }
        if (!reads) {
            readTimer = after(limits.bodyTimeout().toMillis(), this::readsNothing);
        }
    }

    private void readsNothing() {
        metrics.refused(Refusal.NOT_READING);
        end();
    }

    /** Answers with the refusal and ends, after the earlier requests are answered. */
    void refuse(Refusal refusal) {
        if (!ended) {
            ended = true;
            cancelTimer();
            metrics.refused(refusal);
            refuseOnceAnswered(refusal);
        }
    }

    private void refuseOnceAnswered(Refusal refusal) {
        boolean broken = reading == Reading.BODY;
        int open = unanswered.get();
        if (broken && (open == 0 || (open == 1 && answering))) {
            end();
        } else if (open > (broken ? 1 : 0)) {
            afterAnswers = refusal;
        } else {
            afterAnswers = null;
            answer(refusal);
        }
    }

    private void answer(Refusal refusal) {
        if (codec == null) {
            end();
            return;
        }
        var _ =
                codec.writeAndFlush(Unpooled.wrappedBuffer(refusal.answer()))
                        .addListener(_ -> linger());
    }

    /** Closing with unread bytes resets the connection, and the client loses the answer. */
    private void linger() {
        if (!channel.isOpen()) {
            return;
        }
        if (channel instanceof DuplexChannel socket) {
            var _ = socket.shutdownOutput();
        }
        timer = after(LINGER_MILLIS, this::end);
    }

    private void end() {
        ended = true;
        var _ = channel.close();
    }

    /** Cancels the timers, which would keep a closed connection in memory until they run. */
    void closed() {
        ended = true;
        cancelTimer();
        readsAnswers(true);
        freeBody();
        others.closed(this);
    }

    private void freeBody() {
        others.freeBodyBytes(bodyBytes);
        bodyBytes = 0;
    }
}
