package dev.trawl.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads a message out of what Kafka delivered. The only type here that needs a Kafka client. */
public final class ReceivedMessage {

    private ReceivedMessage() {}

    /** @throws MalformedMessage when it is not such a message, or of a newer schema */
    public static <T> T read(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
        checkSchema(record);
        return MessageJson.read(record.value(), type);
    }

    /** @throws MalformedMessage when the message is of a newer schema than this build knows */
    public static void checkSchema(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(Topics.SCHEMA_HEADER);
        if (header == null || header.value() == null) {
            return;
        }
        String schema = new String(header.value(), UTF_8);
        if (!schema.equals(Integer.toString(Topics.SCHEMA))) {
            throw new MalformedMessage("schema is " + schema + ", expected " + Topics.SCHEMA);
        }
    }

    /** The headers as text; of several with one name the last. */
    public static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, String>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return headers;
    }
}
