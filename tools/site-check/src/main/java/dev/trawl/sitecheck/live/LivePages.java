package dev.trawl.sitecheck.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.Account;
import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Scope;
import dev.trawl.contract.Task;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.parser.extraction.PageHtml;
import dev.trawl.parser.extraction.PageReader;
import dev.trawl.sitecheck.page.AmbiguousPage;
import dev.trawl.sitecheck.page.Owner;
import dev.trawl.sitecheck.page.PageSource;
import dev.trawl.sitecheck.page.PageUrl;
import dev.trawl.sitecheck.page.TriedPage;
import dev.trawl.sitefile.Pages;
import dev.trawl.sitefile.SiteFile;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages that a real browser gets from the site. They are got once: later readings are of the same pages. */
public final class LivePages implements PageSource {

    private static final CrawlId CRAWL = new CrawlId("trial");

    /** A task that is not begun in time is dropped; this one is begun at once. */
    private static final Duration EXPIRY = Duration.ofHours(1);

    private final Goal goal;

    private final ForwardProxy proxy;

    private final Consumer<String> progress;

    private final Clock clock;

    private @Nullable Brought brought;

    /** What is wanted of the site. */
    public sealed interface Goal {

        /** One page. */
        record OnePage(PageUrl page) implements Goal {}

        /**
         * A user's pages.
         *
         * @param most the number of list pages, and of articles
         */
        record OneUser(String user, Scope scope, int most) implements Goal {}
    }

    /**
     * Pages that are got when they are first asked for.
     *
     * @param proxy the browser's way out
     * @param progress receives what is done meanwhile
     */
    public LivePages(Goal goal, ForwardProxy proxy, Consumer<String> progress, Clock clock) {
        this.goal = goal;
        this.proxy = proxy;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public Brought pages(SiteFile site, PageReader reader) throws InterruptedException {
        Brought known = brought;
        if (known == null) {
            known = switch (goal) {
                case Goal.OnePage page -> load(site, page.page());
                case Goal.OneUser user -> visit(site, user);
            };
            brought = known;
        }
        return known;
    }

    private Brought load(SiteFile site, PageUrl page) throws InterruptedException {
        PageExpectation pageExpectation = awaited(site, page.kind(site).value());
        try (var fetcher = new LiveFetcher(site, proxy, clock)) {
            progress.accept("loads " + page.url() + ", ready when there is " + pageExpectation.ready());
            return switch (fetcher.load(page.url(), pageExpectation)) {
                case Loaded.There there ->
                    new Brought(
                            List.of(page.page(
                                    site,
                                    there.shown().url(),
                                    there.shown().html().getBytes(UTF_8))),
                            Optional.empty());
                case Loaded.Not not -> new Brought(List.of(), Optional.of(not.reason()));
            };
        }
    }

    private static PageExpectation awaited(SiteFile site, PageKind kind) {
        Pages pages = site.pages();
        Optional<PageExpectation> pageExpectation = switch (kind) {
            case PROFILE -> Optional.ofNullable(pages.profile()).map(PageExpectation::profile);
            // the page may be one of the rest of a list
            case LIST ->
                Optional.ofNullable(pages.list())
                        .map(list -> new PageExpectation(
                                new PageRef(PageKind.LIST, 1), site.layouts().toList(), Optional.empty(), true));
            case ARTICLE -> Optional.ofNullable(pages.article()).map(article -> PageExpectation.article(1, article));
        };
        return pageExpectation.orElseThrow(() -> new AmbiguousPage(
                "the site file has no pages." + kind.label() + ", so nothing says when such a page is ready"));
    }

    private Brought visit(SiteFile site, Goal.OneUser wanted) throws InterruptedException {
        UserId user = Owner.named(site, wanted.user());
        var recordingSink = new RecordingSink(progress);
        try (var fetcher = new LiveFetcher(site, proxy, clock)) {
            Duration pause = site.pace().rate().pause(1);
            progress.accept("visits " + user
                    + (pause.isZero() ? "" : ", with a pause of " + pause.toMillis() / 1000.0 + " s before each page"));
            fetcher.visit(task(site, user, wanted, pause), recordingSink);
        }
        List<TriedPage> pages =
                recordingSink.pages().stream().map(LivePages::tried).toList();
        return new Brought(
                pages, recordingSink.isFetched() ? withoutArticles(site, wanted, pages) : recordingSink.failure());
    }

    /** A selector that finds no links ends no visit, but is hardly what was meant. */
    private static Optional<String> withoutArticles(SiteFile site, Goal.OneUser wanted, List<TriedPage> pages) {
        Pages.ArticlePages articles = site.pages().article();
        Set<PageKind> kinds =
                pages.stream().map(page -> page.facts().kind().value()).collect(Collectors.toSet());
        return articles != null
                        && wanted.scope() == Scope.BODIES
                        && kinds.contains(PageKind.LIST)
                        && !kinds.contains(PageKind.ARTICLE)
                ? Optional.of("no article was visited: pages.article.links '" + articles.links()
                        + "' finds no link on the list")
                : Optional.empty();
    }

    private static TriedPage tried(CapturedPage page) {
        var html = new PageHtml(page.page().kind(), page.url(), page.visit().userId(), page.html());
        return TriedPage.brought(page.page() + " of " + page.visit().userId(), html);
    }

    private Task task(SiteFile site, UserId user, Goal.OneUser wanted, Duration pause) {
        var account = new Account(site.site(), user);
        return new Task(
                TaskId.of(CRAWL, account),
                CRAWL,
                account.site(),
                account.userId(),
                wanted.scope(),
                1,
                true,
                site.pace().limits(),
                pause,
                pages(site.pages(), wanted),
                Manifest.EMPTY,
                clock.instant().plus(EXPIRY));
    }

    /** What the scope says, and no more of it than was asked for. */
    private static List<WantedPages> pages(Pages pages, Goal.OneUser wanted) {
        boolean profileOnList = pages.profile() == null;
        var all = new ArrayList<WantedPages>();
        if (!profileOnList) {
            all.add(new WantedPages(PageKind.PROFILE, 1, 1));
        }
        if (wanted.scope() != Scope.PROFILE || profileOnList) {
            all.add(new WantedPages(PageKind.LIST, 1, wanted.scope() == Scope.PROFILE ? 1 : wanted.most()));
        }
        if (wanted.scope() == Scope.BODIES) {
            all.add(new WantedPages(PageKind.ARTICLE, 1, wanted.most()));
        }
        return all;
    }
}
