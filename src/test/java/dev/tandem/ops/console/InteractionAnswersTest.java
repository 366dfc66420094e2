package dev.tandem.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.http.problem.Problem;
import dev.tandem.peers.PeerAnswer;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class InteractionAnswersTest {
    private static final InstanceAddress OWNER = InstanceAddress.of("http://10.0.0.2:8080");

    private static Response answer(PeerAnswer answer) {
        return InteractionAnswers.of(OWNER, answer);
    }

    @Test
    void the_owners_answer_is_passed_on() {
        Response response = answer(new PeerAnswer.Answered("{\"phase\":\"WAITING\"}"));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getEntity()).isEqualTo("{\"phase\":\"WAITING\"}");
        assertThat(answer(new PeerAnswer.Unknown()).getStatus()).isEqualTo(404);
    }

    @Test
    void an_owner_without_its_state_is_quoted() {
        assertTriedAgain(
                answer(new PeerAnswer.NotNow("Its state is being restored.")),
                OWNER + " says: Its state is being restored.");
        assertTriedAgain(InteractionAnswers.moving("It moves."), "It moves.");
    }

    @Test
    void an_unreachable_owner_is_named_with_what_to_correct() {
        assertTriedAgain(
                answer(new PeerAnswer.Unreachable("ConnectException")),
                OWNER + " does not answer (ConnectException)");
        assertTriedAgain(answer(new PeerAnswer.Refused()), "the same tandem.console.keys-file");
        assertTriedAgain(answer(new PeerAnswer.NoKey()), "set tandem.console.keys-file");
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
