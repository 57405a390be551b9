package dev.trawl.bench.pipeline;

import java.util.List;

/** The settings of a fetcher that crawls the demo blog. */
public final class DemoFetcherSettings {

    private DemoFetcherSettings() {}

    public static List<String> of(int slots, BenchBlogProcess blog) {
        return List.of(
                "--trawl.fetcher.slots=" + slots,
                "--trawl.fetcher.proxy.routes[" + blog.host() + ":80]=127.0.0.1:" + blog.port());
    }
}
