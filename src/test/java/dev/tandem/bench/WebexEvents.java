package dev.tandem.bench;

import dev.tandem.e2e.Webhooks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Signed webhooks of about 560 bytes, as whole HTTP requests. */
final class WebexEvents {
    static final String DIALED_NUMBER = "+18445790001";

    private final byte[] secret;

    WebexEvents(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A schedule of calls that are abandoned in the queue: new, parked 300 ms and ended 700 ms
     * after.
     */
    List<Request> abandonedCalls(int count, double perSecond) {
        List<Request> schedule = new ArrayList<>(count * 3);
        long now = System.currentTimeMillis();
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString();
            long at = Math.round(i * 1e9 / perSecond);
            schedule.add(request(at, "task:new", id, "telephony", now));
            schedule.add(request(at + 300_000_000, "task:parked", id, "telephony", now + 300));
            schedule.add(request(at + 700_000_000, "task:ended", id, "telephony", now + 700));
        }
        schedule.sort(Comparator.comparingLong(Request::at));
        return schedule;
    }

    /**
     * What Webex once sent about calls that were abandoned in the queue and are long over, in order
     * of time.
     *
     * @param from when the first began, epoch milliseconds
     * @param everyMillis how long after a call the next one began
     */
    List<PastEvent> pastCalls(int count, long from, int everyMillis) {
        List<PastEvent> past = new ArrayList<>(count * 3);
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString();
            long start = from + (long) i * everyMillis;
            past.add(past("task:new", id, start));
            past.add(past("task:parked", id, start + 300));
            past.add(past("task:ended", id, start + 20_000));
        }
        past.sort(Comparator.comparingLong(PastEvent::createdTime));
        return past;
    }

    private static PastEvent past(String type, String taskId, long createdTime) {
        String data = task(taskId, "telephony", createdTime);
        return new PastEvent(taskId, createdTime, envelope(type, taskId, data, createdTime));
    }

    /**
     * A webhook's body without its request.
     *
     * @param createdTime when it happened, epoch milliseconds
     */
    record PastEvent(String interactionId, long createdTime, String body) {}

    /** A schedule of calls that wait in the queue for longer than anything is measured. */
    List<Request> newCalls(int count, double perSecond) {
        return starts(count, perSecond, "telephony");
    }

    /** Chats: verified, recorded and decided on, without work for Salesforce. */
    List<Request> chats(int count, double perSecond) {
        return starts(count, perSecond, "chat");
    }

    private List<Request> starts(int count, double perSecond, String channelType) {
        List<Request> schedule = new ArrayList<>(count);
        long now = System.currentTimeMillis();
        for (int i = 0; i < count; i++) {
            long at = Math.round(i * 1e9 / perSecond);
            schedule.add(request(at, "task:new", UUID.randomUUID().toString(), channelType, now));
        }
        return schedule;
    }

    /** Events of no contact: verified, recorded, and passed over by the state machines. */
    List<Request> agentEvents(int count) {
        List<Request> requests = new ArrayList<>(count);
        long now = System.currentTimeMillis();
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString();
            requests.add(
                    signed(
                            0,
                            "agent:state_change",
                            id,
                            """
                            "agentId":"%s","channelType":"telephony",\
                            "agentSessionId":"7b7f21f2-6b1c-4e0c-8f3a-5a1a6d9f0e11",\
                            "teamId":"2f8fd9a1-5ea3-4e2c-9a4e-6a3b7a3b0c11","currentState":"idle",\
                            "idleCode":"Lunch","outboundType":null,"createdTime":%d\
                            """
                                    .formatted(id, now)));
        }
        return requests;
    }

    private Request request(long at, String type, String taskId, String channel, long createdTime) {
        return signed(at, type, taskId, task(taskId, channel, createdTime));
    }

    /** What a webhook says of a task, as the members of a JSON object. */
    static String task(String taskId, String channel, long createdTime) {
        return """
        "taskId":"%s","channelType":"%s",\
        "direction":"INBOUND","origin":"+14806754084","destination":"%s",\
        "queueId":"2f8fd9a1-5ea3-4e2c-9a4e-6a3b7a3b0c11","outboundType":null,\
        "workflowManager":null,"createdTime":%d\
        """
                .formatted(taskId, channel, DIALED_NUMBER, createdTime);
    }

    private Request signed(long at, String type, String about, String data) {
        long sentAt = System.currentTimeMillis();
        byte[] body = envelope(type, about, data, sentAt).getBytes(StandardCharsets.UTF_8);
        byte[] head =
                """
                POST /webhooks/webex HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                X-WebexCC-Signature: %s\r
                X-WebExCC-Timestamp: %d\r
                X-WebexCC-Webhook-Version: task:1.0.0\r
                Content-Length: %d\r
                \r
                """
                        .formatted(Webhooks.signature(secret, body), sentAt, body.length)
                        .getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer whole = ByteBuffer.allocate(head.length + body.length);
        whole.put(head).put(body).flip();
        return new Request(at, whole, about);
    }

    private static String envelope(String type, String about, String data, long sentAt) {
        return """
        {"id":"%s","specversion":"1.0","type":"%s",\
        "source":"/com/cisco/wxcc/fdcac25f-c5e3-43ba-8455-67c44cf4936c",\
        "comciscoorgid":"3eb3c4b5-6c60-4893-8bd8-8454537324e4","comciscotimestamp":%d,\
        "datacontenttype":"application/json","data":{%s}}\
        """
                .formatted(
                        UUID.nameUUIDFromBytes((type + about).getBytes(StandardCharsets.UTF_8)),
                        type,
                        sentAt,
                        data);
    }
}
