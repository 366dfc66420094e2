package dev.tandem.salesforce.token;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** The OAuth token endpoint; the whole URL is given. */
@Path("")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public interface TokenApi {

    @POST
    Uni<RestResponse<byte[]>> request(@Url String tokenUrl, Form form);
}
