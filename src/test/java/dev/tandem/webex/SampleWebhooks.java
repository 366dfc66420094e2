package dev.tandem.webex;

import java.nio.charset.StandardCharsets;

/** Bodies as Webex sends them; the first with the signature that OpenSSL made of it. */
public final class SampleWebhooks {
    public static final String SECRET = "my-32-plus-character-long-secret";
    public static final String SIGNATURE =
            "2666f34b8687ea1c37081a5cc545587906def826c5de49a417379df7614c95bc";
    public static final String SUBSCRIPTION = "fdcac25f-c5e3-43ba-8455-67c44cf4936c";
    public static final String TASK = "94d8835d-c749-11ec-8573-7becd36cb425";
    static final String ORG = "3eb3c4b5-6c60-4893-8bd8-8454537324e4";
    public static final long SENT_AT = 1697211697694L;

    public static final String TASK_NEW =
            """
            {"id":"e9619c7b-8f8a-45e6-9f32-f44ecef98472","specversion":"1.0","type":"task:new",\
            "source":"/com/cisco/wxcc/fdcac25f-c5e3-43ba-8455-67c44cf4936c",\
            "comciscoorgid":"3eb3c4b5-6c60-4893-8bd8-8454537324e4",\
            "comciscotimestamp":1697211697694,"datacontenttype":"application/json",\
            "data":{"taskId":"94d8835d-c749-11ec-8573-7becd36cb425","channelType":"telephony",\
            "direction":"INBOUND","origin":"+14806754084","destination":"+19997770103",\
            "outboundType":null,"workflowManager":null,"createdTime":1697211697600}}\
            """;

    private SampleWebhooks() {}

    /** The same event in the envelope without a time. */
    public static String withoutTimestamp() {
        return TASK_NEW.replace("\"comciscotimestamp\":1697211697694,", "");
    }

    public static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
