package dev.tandem.salesforce.voice;

import dev.tandem.salesforce.faults.FaultClassifier;
import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The four calls of Cisco's wrapper (Apex REST in the customer's org). Each takes the base URL that
 * came with the token, and the whole {@code Authorization} header. Answers come as bytes, whatever
 * their status: {@link FaultClassifier} interprets them.
 */
@Path("/services/apexrest/cisco_wxcc_scv/voice/v1")
@Consumes(MediaType.APPLICATION_JSON)
public interface VoiceApi {

    @POST
    @Path("/createVoiceCall")
    Uni<RestResponse<byte[]>> createVoiceCall(
            @Url String instance,
            @HeaderParam("Authorization") String bearer,
            VoiceBody.CreateVoiceCall body);

    @POST
    @Path("/executeOmniFlow")
    Uni<RestResponse<byte[]>> executeOmniFlow(
            @Url String instance,
            @HeaderParam("Authorization") String bearer,
            VoiceBody.ExecuteOmniFlow body);

    @POST
    @Path("/clearRouting")
    Uni<RestResponse<byte[]>> clearRouting(
            @Url String instance,
            @HeaderParam("Authorization") String bearer,
            VoiceBody.ClearRouting body);

    @POST
    @Path("/updateVoiceCall")
    Uni<RestResponse<byte[]>> updateVoiceCall(
            @Url String instance,
            @HeaderParam("Authorization") String bearer,
            VoiceBody.UpdateVoiceCall body);

    /** The call that this body belongs to. */
    default Uni<RestResponse<byte[]>> send(String instance, String bearer, VoiceBody body) {
        return switch (body) {
            case VoiceBody.CreateVoiceCall create -> createVoiceCall(instance, bearer, create);
            case VoiceBody.ExecuteOmniFlow flow -> executeOmniFlow(instance, bearer, flow);
            case VoiceBody.ClearRouting clear -> clearRouting(instance, bearer, clear);
            case VoiceBody.UpdateVoiceCall update -> updateVoiceCall(instance, bearer, update);
        };
    }
}
