package dev.tandem.app.webex;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.webex.api.FoundTask;
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

    private MissingNotices() {}

    /** The bodies, in the order in which they must be read; empty when nothing is missing. */
    static List<byte[]> of(FoundTask task, HeardEvents heard, String orgId) {
        List<byte[]> missing = new ArrayList<>();
        Instant ended = task.endedTime();
        boolean started = heard.started(task.id());
        if (ended == null) {
            if (!started) {
                missing.add(notice("task:new", task, orgId, task.createdTime()));
            }
            return missing;
        }
        if (task.abandonedType() == null && !heard.connected(task.id())) {
            missing.add(notice("task:connected", task, orgId, task.createdTime().plusMillis(1)));
        }
        if (!heard.ended(task.id())) {
            missing.add(notice("task:ended", task, orgId, ended));
        }
        if (!started) {
            missing.add(notice("task:new", task, orgId, task.createdTime()));
        }
        return missing;
    }

    private static byte[] notice(String type, FoundTask task, String orgId, Instant at) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", UUID.randomUUID().toString());
        body.put("specversion", "1.0");
        body.put("type", type);
        body.put("source", "/com/cisco/wxcc/reconciler");
        body.put("comciscoorgid", orgId);
        body.put("datacontenttype", "application/json");
        ObjectNode data = body.putObject("data");
        data.put("taskId", task.id());
        data.put("channelType", task.channelType());
        data.put("direction", task.direction());
        data.put("origin", task.origin());
        data.put("destination", task.destination());
        data.put("createdTime", at.toEpochMilli());
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
