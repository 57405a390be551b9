package dev.trawl.bench.fetch;

import dev.trawl.bench.pipeline.DemoBlogProcess;
import dev.trawl.messages.MessageJson;
import java.util.Map;

/** The settings of a fetcher that crawls the demo blog. */
final class FetcherSettings {

    private FetcherSettings() {}

    /** For {@code SPRING_APPLICATION_JSON}: a key with a colon survives there. */
    static String json(int slots, DemoBlogProcess blog) {
        return MessageJson.mapper()
                .writeValueAsString(Map.of(
                        "trawl.fetcher.slots",
                        slots,
                        "trawl.fetcher.proxy.routes[" + blog.host() + ":80]",
                        "127.0.0.1:" + blog.port()));
    }
}
