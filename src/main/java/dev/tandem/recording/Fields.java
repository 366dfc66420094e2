package dev.tandem.recording;

/** The names of the fields in a recording's lines. */
final class Fields {
    static final String FORMAT = "format";
    static final String ORIGIN = "origin";
    static final String RECORDED_AT = "recordedAt";
    static final String MASKED = "masked";

    static final String TOPIC = "topic";
    static final String PARTITION = "partition";
    static final String OFFSET = "offset";
    static final String TIMESTAMP = "timestamp";
    static final String KEY = "key";
    static final String KEY_BASE64 = "keyBase64";
    static final String HEADERS = "headers";
    static final String NAME = "name";
    static final String VALUE = "value";
    static final String VALUE_BASE64 = "valueBase64";
    static final String BODY = "body";
    static final String BODY_BASE64 = "bodyBase64";

    private Fields() {}
}
