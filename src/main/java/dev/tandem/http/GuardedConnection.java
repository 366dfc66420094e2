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
 * One connection: how far its request is, what is still to be answered, and how it ends. Used on
 * the connection's event loop alone, but for {@link #beingServed} and {@link #displace}.
 */
final class GuardedConnection {
    /** How long a client may take to read why it was refused before the connection is reset. */
    private static final long LINGER_MILLIS = 1000;

    /** Answers that a client has not read before it sends one request more. */
    private static final long MOST_UNREAD_BYTES = 256 * 1024;

    /** What is read at present. */
    enum Reading {
        /** Nothing: the last request is whole. */
        NOTHING,
        /** A head that may come; of the first request, or of one whose first byte is here. */
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

    /** Another connection has its place; callable from any thread. */
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

    /** Bytes of a request have come, which is decoded there. */
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

    /** All that had come is read: from now on the client is waited for. */
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

    /** A client that never began is not answered: it would take the answer for the next one. */
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

    /** The client reads its answers again, or does not. */
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

    /** Answers so and ends, once the requests before are answered. */
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

    /** To close with unread bytes resets the connection, and takes the answer from the client. */
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

    /** Nothing keeps it from being collected: a timer would, for as long as it had to run. */
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
