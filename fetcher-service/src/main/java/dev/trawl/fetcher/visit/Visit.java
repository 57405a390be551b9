package dev.trawl.fetcher.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.messages.CapturedPage;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One visit: the profile page, the list pages, the articles, as far as they are wanted; each is sent as it is captured. A
 * page that the site will not give is missing, and the visit goes on with the others. Used by one thread.
 */
public final class Visit {

    /** How long the topic may take to acknowledge the last pages. */
    private static final Duration SETTLE = Duration.ofSeconds(30);

    private final Errand errand;
    private final Loads loads;
    private final Sent sent;
    private final Timeline timeline;
    private final List<PageRef> missing = new ArrayList<>();
    private Optional<VisitEnd.MissingPages> firstMissing = Optional.empty();
    private boolean empty;

    public Visit(Errand errand, Means means, Deadline deadline, Timeline timeline) {
        this.errand = errand;
        this.timeline = timeline;
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
        empty |= shown.empty();
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

    void missing(List<PageRef> pages, String reason, Where where) {
        List<PageRef> wanted = pages.stream().filter(errand::wants).toList();
        timeline.step("lacks " + wanted + ": " + reason);
        missing.addAll(wanted);
        if (firstMissing.isEmpty()) {
            firstMissing = Optional.of(new VisitEnd.MissingPages(reason, wanted, where));
        }
    }

    private VisitEnd conclude() {
        if (!missing.isEmpty()) {
            return firstMissing
                    .<VisitEnd>map(first -> new VisitEnd.MissingPages(first.reason(), missing, first.where()))
                    .orElseThrow();
        }
        return empty ? new VisitEnd.Empty() : new VisitEnd.Fetched();
    }

    private static Where where(PageRef page) {
        return new Where(page.kind(), page.number(), null, null);
    }
}
