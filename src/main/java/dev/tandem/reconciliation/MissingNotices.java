package dev.tandem.reconciliation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.reconciliation.MissingNotice.Kind;
import dev.tandem.webex.api.FoundTask;
import dev.tandem.webex.json.InteractionIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the state machine must be told about a contact that Webex knows and the topic does not. Of a
 * call that is over, the end comes first: its record is then made as that of a missed call, and no
 * flow runs for a caller who has gone.
 */
final class MissingNotices {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TimeWindow window;
    private final HeardEvents heard;
    private final String orgId;

    /**
     * What is missing of a time.
     *
     * @param heard from the beginning of the window on: what a call did before is not in it, and is
     *     the matter of an earlier window
     */
    MissingNotices(TimeWindow window, HeardEvents heard, String orgId) {
        this.window = window;
        this.heard = heard;
        this.orgId = orgId;
    }

    /** In the order in which they must be read; empty when nothing is missing. */
    List<MissingNotice> of(FoundTask task) {
        String id = InteractionIds.canonical(task.id());
        Instant ended = task.endedTime();
        boolean began = window.contains(task.createdTime());
        boolean lacksStart = began && !heard.started(id);
        boolean lacksEnd =
                ended != null && !heard.ended(id) && (lacksStart || window.contains(ended));
        boolean lacksAnswer =
                task.answered() && !heard.connected(id) && (began || lacksStart || lacksEnd);
        List<MissingNotice> missing = new ArrayList<>();
        if (lacksStart && ended == null) {
            missing.add(notice(Kind.STARTED, id, task, task.createdTime()));
        }
        if (lacksAnswer) {
            // When it was answered is not known; that it was, is what counts.
            missing.add(notice(Kind.CONNECTED, id, task, task.createdTime().plusMillis(1)));
        }
        if (lacksEnd && ended != null) {
            missing.add(notice(Kind.ENDED, id, task, ended));
        }
        if (lacksStart && ended != null) {
            missing.add(notice(Kind.STARTED, id, task, task.createdTime()));
        }
        return missing;
    }

    private MissingNotice notice(Kind kind, String id, FoundTask task, Instant at) {
        ObjectNode body = JSON.createObjectNode();
        String identity = orgId + id + kind.eventType() + at.toEpochMilli();
        body.put(
                "id", UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString());
        body.put("specversion", "1.0");
        body.put("type", kind.eventType());
        body.put("source", "/com/cisco/wxcc/reconciler");
        body.put("comciscoorgid", orgId);
        body.put("datacontenttype", "application/json");
        ObjectNode data = body.putObject("data");
        data.put("taskId", id);
        data.put("channelType", task.channelType());
        data.put("direction", task.direction());
        data.put("origin", task.origin());
        data.put("destination", task.destination());
        data.put("createdTime", at.toEpochMilli());
        return new MissingNotice(id, kind, body.toString());
    }
}
