package dev.tandem.peers;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** One request to another instance. The answer is a stream, so that its size can be limited. */
@Path("")
public interface PeerApi {

    /**
     * Blocks until the head of the answer is there.
     *
     * @param whole scheme, host, port, path and query
     */
    @GET
    RestResponse<InputStream> get(@Url URI whole, @HeaderParam("Authorization") String token);
}
