package dev.tandem.salesforce.voice;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.RestResponse;

/** Salesforce's REST API for queries. Takes the base URL that came with the token. */
@Path(QueryApi.PATH)
public interface QueryApi {
    /**
     * Version 62.0 (Winter '25) knows the object VoiceCall, which came with 40.0, and its field
     * VendorCallKey, which came with Service Cloud Voice in 48.0 (Object Reference, "VoiceCall").
     * Salesforce supports a version for at least three years, and announces the end of support
     * years ahead.
     */
    String PATH = "/services/data/v62.0/query";

    @GET
    Uni<RestResponse<byte[]>> query(
            @Url String instance,
            @HeaderParam("Authorization") String bearer,
            @QueryParam("q") String soql);
}
