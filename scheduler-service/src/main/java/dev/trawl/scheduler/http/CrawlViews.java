package dev.trawl.scheduler.http;

import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.crawl.CrawlProgress;
import dev.trawl.scheduler.crawl.WaitReason;
import dev.trawl.scheduler.crawl.WaitReason.PipelineState;
import dev.trawl.scheduler.site.SiteStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Crawls as the API shows them. */
final class CrawlViews {

    private final SiteStore sites;
    private final Supplier<PipelineState> pipeline;

    CrawlViews(SiteStore sites, Supplier<PipelineState> pipeline) {
        this.sites = sites;
        this.pipeline = pipeline;
    }

    /**
     * One crawl.
     *
     * @param pausedAt since when nothing more of it is published, because a person wants it so
     * @param tasks how many, in all and in each state
     * @param dead the dead ones by kind
     * @param pages in the manifests of its tasks
     * @param waitingFor one sentence on what holds it back; empty when nothing does
     */
    record CrawlView(
            String crawl,
            SiteId site,
            List<SiteId> sites,
            String scope,
            String source,
            Instant submittedAt,
            @Nullable Instant cancelledAt,
            @Nullable Instant pausedAt,
            Map<String, Long> tasks,
            Map<String, Long> dead,
            boolean finished,
            long pages,
            String waitingFor) {}

    List<CrawlView> of(List<CrawlProgress> crawls) {
        var statuses = sites.statuses();
        PipelineState now = pipeline.get();
        return crawls.stream()
                .map(crawl -> {
                    var tasks = new LinkedHashMap<String, Long>();
                    tasks.put("total", crawl.counts().total());
                    tasks.putAll(crawl.counts().byState());
                    return new CrawlView(
                            crawl.crawl().value(),
                            crawl.site(),
                            crawl.sites(),
                            crawl.scope(),
                            crawl.source(),
                            crawl.submittedAt(),
                            crawl.cancelledAt().orElse(null),
                            crawl.pausedAt().orElse(null),
                            tasks,
                            crawl.counts().dead(),
                            crawl.counts().open() == 0,
                            crawl.pages(),
                            WaitReason.of(crawl, statuses, now));
                })
                .toList();
    }
}
