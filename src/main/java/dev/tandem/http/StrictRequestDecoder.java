package dev.tandem.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decodes requests as Vert.x does, and refuses every request that a proxy in front of the program
 * could read differently, because request smuggling uses such differences. All methods that no
 * address accepts become one, {@code OTHER}, because each measured name uses memory permanently.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private static final Logger LOG = Logger.getLogger(StrictRequestDecoder.class);

    private static final HttpMethod OTHER = HttpMethod.valueOf("OTHER");
    private static final Map<String, HttpMethod> METHODS =
            Stream.of(
                            HttpMethod.GET,
                            HttpMethod.HEAD,
                            HttpMethod.POST,
                            HttpMethod.PUT,
                            HttpMethod.PATCH,
                            HttpMethod.DELETE,
                            HttpMethod.OPTIONS)
                    .collect(Collectors.toMap(HttpMethod::name, Function.identity()));

    /** What RFC 9110 allows as the name of a method. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final GuardedConnection connection;
    private boolean requestLineRead;

    StrictRequestDecoder(HttpServerOptions options, GuardedConnection connection) {
        super(options);
        this.connection = connection;
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        requestLineRead = true;
        if (!TOKEN.matcher(initialLine[0]).matches()) {
            throw new IllegalArgumentException("Expected a method, but got other characters");
        }
        HttpVersion version = HttpVersion.valueOf(initialLine[2]);
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            throw new IllegalArgumentException("Expected HTTP/1.1, but got another version");
        }
        return new DefaultHttpRequest(
                version,
                METHODS.getOrDefault(initialLine[0], OTHER),
                initialLine[1],
                HeadersMultiMap.httpHeaders());
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        if (connection.ended()) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.isReadable()) {
            connection.bytesCame(ctx);
        }
        if (connection.reading() == GuardedConnection.Reading.HEAD && foldsALine(in)) {
            in.skipBytes(in.readableBytes());
            refuse(Refusal.MALFORMED, "a header is folded over two lines");
            return;
        }
        super.decode(ctx, in, out);
        for (Object decoded : out) {
            if (!accept((HttpObject) decoded)) {
                out.forEach(ReferenceCountUtil::release);
                out.clear();
                in.skipBytes(in.readableBytes());
                return;
            }
        }
    }

    /** The unfinished request of a connection that ends is dropped, so that it is not measured. */
    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        super.decodeLast(ctx, in, out);
        out.removeIf(decoded -> ((HttpObject) decoded).decoderResult().isFailure());
    }

    /** The time for what is still missing starts when all that has come is read. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        super.channelReadComplete(ctx);
        connection.awaitRest();
    }

    /** False when the connection ends because of it. */
    private boolean accept(HttpObject decoded) {
        if (decoded.decoderResult().isFailure()) {
            Throwable cause = decoded.decoderResult().cause();
            refuse(refusalFor(cause), cause.getMessage());
            return false;
        }
        if (decoded instanceof HttpRequest request) {
            String fault = faultOf(request);
            if (fault != null) {
                refuse(Refusal.MALFORMED, fault);
                return false;
            }
            // HTTP/2 is not spoken, also where the server would offer it.
            request.headers().remove(HttpHeaderNames.UPGRADE);
            connection.headCame();
        }
        if (decoded instanceof HttpContent content && content.content().isReadable()) {
            connection.bodyCame(content.content().readableBytes());
        }
        if (decoded instanceof LastHttpContent) {
            requestLineRead = false;
            connection.requestWhole();
        }
        return !connection.ended();
    }

    private static Refusal refusalFor(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Refusal.LINE_TOO_LONG;
            case TooLongHttpHeaderException _ -> Refusal.HEADERS_TOO_LONG;
            default -> Refusal.MALFORMED;
        };
    }

    private void refuse(Refusal refusal, @Nullable String why) {
        LOG.debugf("Refused a request: refusal=%s why=%s", refusal, why);
        connection.refuse(refusal);
    }

    private static @Nullable String faultOf(HttpRequest request) {
        HttpHeaders headers = request.headers();
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (hosts.size() > 1) {
            return "there are several Host headers";
        }
        if (hosts.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            return "there is no Host header";
        }
        if (!hosts.isEmpty()
                && hosts.getFirst().chars().anyMatch(c -> " \t,/@\\".indexOf(c) >= 0)) {
            return "Host is no host";
        }
        if (encodings.isEmpty()) {
            return null;
        }
        if (encodings.size() > 1 || !encodings.getFirst().strip().equalsIgnoreCase("chunked")) {
            return "the transfer encoding is not chunked";
        }
        return headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                ? "there are Content-Length and Transfer-Encoding"
                : null;
    }

    /**
     * Whether a line of the head that begins here goes on in the next one, which is obsolete. Netty
     * reads whole lines, so what is readable begins with one, and joins folded lines without a
     * trace.
     */
    private boolean foldsALine(ByteBuf in) {
        int at = in.readerIndex();
        int end = in.writerIndex();
        if (!requestLineRead) {
            // Empty lines in front of a request are not the end of its head.
            while (at < end && isLineEnd(in.getByte(at))) {
                at++;
            }
        }
        while (at < end && !isLineEnd(in.getByte(at))) {
            if (in.getByte(at) == ' ' || in.getByte(at) == '\t') {
                return true;
            }
            int lineEnd = ByteBufUtil.indexOf(in, at, end, (byte) '\n');
            at = lineEnd < 0 ? end : lineEnd + 1;
        }
        return false;
    }

    private static boolean isLineEnd(byte character) {
        return character == '\r' || character == '\n';
    }
}
