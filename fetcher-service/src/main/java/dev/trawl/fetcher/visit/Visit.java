package dev.trawl.fetcher.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.messages.CapturedPage;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Where;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One visit: the profile page, the list pages, the articles, as far as they are wanted; each is sent as it is captured. A
 * page that the site will not give is missing, and the visit goes on with the others. Used by one thread.
 */
public final class Visit {

    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    /** How long the topic may take to acknowledge the last pages. */
    private static final Duration SETTLE = Duration.ofSeconds(30);

    private final Errand errand;
    private final Loads loads;
    private final Sent sent;
    private final Timeline timeline;
    private final Missing missing;
    private boolean empty;
    private int items;

    public Visit(Errand errand, Means means, Deadline deadline, Timeline timeline) {
        this.errand = errand;
        this.timeline = timeline;
        this.missing = new Missing(errand);
        this.loads = new Loads(errand, means, deadline, timeline);
        this.sent = new Sent(errand.ref(), errand.task().have(), means.sink());
    }

    /** Makes the visit. The pages that {@link #had} names are durable when this returns. */
    public VisitEnd run() throws InterruptedException {
        VisitEnd end = pages();
        timeline.step("waits for its pages to be durable");
        return switch (sent.settle(SETTLE)) {
            case Sent.Settled.Durable durable -> end;
            case Sent.Settled.TooLarge large -> new VisitEnd.Oversize(large.reason(), where(large.page()));
            case Sent.Settled.Lost lost ->
                new VisitEnd.HandedBack(lost.page() + " could not be sent: " + lost.reason());
        };
    }

    /** All pages of the task that were sent, those of earlier attempts included. */
    public Manifest had() {
        return sent.manifest();
    }

    /** How it ends when it was interrupted long after its deadline: like any other that is late. */
    VisitEnd cutShort() {
        return new VisitEnd.TimedOut(
                "the visit did not end after its deadline had passed, at: "
                        + timeline.current().what(),
                where(loads.latest()),
                false);
    }

    private VisitEnd pages() throws InterruptedException {
        Optional<VisitEnd> end = profile();
        var lists = new ListPart(errand, loads, this);
        if (end.isEmpty()) {
            end = lists.run();
        }
        if (end.isEmpty()) {
            end = new ArticlePart(errand, loads, this).run(lists.links());
        }
        return end.orElseGet(this::conclude);
    }

    private Optional<VisitEnd> profile() throws InterruptedException {
        var profile = errand.site().pages().profile();
        var page = new PageRef(PageKind.PROFILE, 1);
        if (profile == null || !errand.wants(page)) {
            return Optional.empty();
        }
        return switch (loads.load(profile.url().expand(errand.task().userId(), 1), Awaited.profile(profile))) {
            case Loads.Went.Over over -> Optional.of(over.end());
            case Loads.Went.There there -> {
                capture(page, there.shown());
                yield Optional.empty();
            }
            case Loads.Went.Gone gone -> Optional.of(new VisitEnd.NotFound(gone.where()));
            case Loads.Went.NotGiven not -> {
                missing(List.of(page), not.reason(), not.where());
                yield Optional.empty();
            }
            case Loads.Went.Ended ended -> Optional.empty();
        };
    }

    void capture(PageRef page, Shown shown) {
        empty |= shown.empty() && page.number() == 1;
        items += page.kind() == PageKind.LIST ? shown.items() : 0;
        if (!errand.wants(page)) {
            timeline.step("passes " + page);
            return;
        }
        byte[] html = shown.html().getBytes(UTF_8);
        timeline.captured("captured " + page + ", " + html.length + " bytes, " + shown.items() + " items");
        sent.send(CapturedPage.of(
                errand.ref(),
                page,
                shown.url(),
                shown.status(),
                shown.at(),
                shown.took().toMillis(),
                html));
    }

    /** What the site would not give so far. */
    Missing missing() {
        return missing;
    }

    void missing(List<PageRef> pages, String reason, Where where) {
        timeline.step("lacks " + VisitEnd.MissingPages.named(pages) + ": " + reason);
        missing.add(pages, reason, where);
    }

    /** Not all is gone to, because the site file says so. */
    void cut(String what) {
        timeline.step(what);
        LOG.warn("{} {}", errand.ref(), what);
    }

    private VisitEnd conclude() {
        return missing.end().orElseGet(() -> hasNoArticles() ? new VisitEnd.Empty() : new VisitEnd.Fetched());
    }

    /** A sign says so on a first page, and nothing that was seen speaks against it. */
    private boolean hasNoArticles() {
        return empty && items == 0 && errand.task().have().pages().stream().allMatch(page -> page.number() == 1);
    }

    private static Where where(PageRef page) {
        return new Where(page.kind(), page.number(), null, null);
    }
}
