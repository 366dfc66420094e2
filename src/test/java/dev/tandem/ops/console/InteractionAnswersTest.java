package dev.tandem.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.http.problem.Problem;
import dev.tandem.peers.PeerAnswer;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class InteractionAnswersTest {
    private static final InstanceAddress OWNER = InstanceAddress.of("http://10.0.0.2:8080");

    private static Response told(PeerAnswer answer) {
        return InteractionAnswers.of(OWNER, answer);
    }

    @Test
    void what_the_owner_tells_is_told() {
        Response response = told(new PeerAnswer.Answered("{\"phase\":\"WAITING\"}"));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getEntity()).isEqualTo("{\"phase\":\"WAITING\"}");
        assertThat(told(new PeerAnswer.Unknown()).getStatus()).isEqualTo(404);
    }

    @Test
    void an_owner_that_cannot_tell_now_is_quoted() {
        assertTriedAgain(
                told(new PeerAnswer.NotNow("Its state is being restored.")),
                OWNER + " says: Its state is being restored.");
        assertTriedAgain(InteractionAnswers.moving("It moves."), "It moves.");
    }

    @Test
    void an_owner_that_is_not_reached_is_named_with_what_to_mend() {
        assertTriedAgain(
                told(new PeerAnswer.Unreachable("ConnectException")),
                OWNER + " does not answer (ConnectException)");
        assertTriedAgain(told(new PeerAnswer.Refused()), "the same tandem.console.keys-file");
        assertTriedAgain(told(new PeerAnswer.NoKey()), "set tandem.console.keys-file");
    }

    private static void assertTriedAgain(Response response, String words) {
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).matches("[1-9]");
        assertThat(response.getMediaType()).hasToString(Problem.MEDIA_TYPE);
        assertThat(response.getEntity())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.detail()).contains(words));
    }
}
