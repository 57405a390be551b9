package dev.trawl.bench.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.bench.browser.BareListWalk;
import dev.trawl.bench.browser.BrowserCommand;
import dev.trawl.bench.browser.CdpLoop;
import dev.trawl.bench.browser.CdpLoop.Captured;
import dev.trawl.bench.browser.PageMarks;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.pipeline.BenchBlog;
import dev.trawl.cli.stack.RunFolder;
import dev.trawl.contract.Account;
import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.demoblog.Blog;
import dev.trawl.sitefile.SiteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Some pages as a browser captured them, published repeatedly as if each were another visit's. */
final class PageStock {

    private final SiteId site;
    private final List<Captured> pages;

    PageStock(SiteId site, List<Captured> pages) {
        this.site = site;
        this.pages = List.copyOf(pages);
    }

    /** At least this number of list pages of the demo blog, captured by a browser. */
    static PageStock capture(SiteFile site, RunFolder run, int pages) {
        try (var blog = BenchBlog.start(run);
                var loop = CdpLoop.start(
                        BrowserCommand.mapping(Blog.HOST, blog.port()), PageMarks.of(site), CdpLoop.Click.SCRIPT, 1)) {
            return new PageStock(site.site(), loop.capture(BareListWalk.of(site, BenchBlog.withPages(pages))));
        }
    }

    int size() {
        return pages.size();
    }

    double meanKilobytes() {
        return pages.stream()
                        .mapToInt(page -> page.html().getBytes(UTF_8).length)
                        .average()
                        .orElse(0)
                / 1000;
    }

    /** Puts this number on {@code crawl.pages}. */
    void publish(BenchTopics topics, int messages) {
        for (int i = 0; i < messages; i++) {
            CapturedPage message = page(i);
            topics.send(topics.names().pages(), message.visit().account().key(), message.headers(), message.html());
        }
        topics.flush();
    }

    /** The i-th message. */
    private CapturedPage page(int i) {
        Captured page = pages.get(i % pages.size());
        URI url = page.walk().first();
        var crawl = new CrawlId("bench-" + i / pages.size());
        var account = new Account(site, new UserId(url.getPath().split("/")[1]));
        var visit = new VisitRef(
                TaskId.of(crawl, account),
                crawl,
                account.site(),
                account.userId(),
                1,
                new VisitId(UUID.nameUUIDFromBytes((crawl + "/" + account).getBytes(UTF_8))));
        return CapturedPage.of(
                visit,
                new PageRef(PageKind.LIST, page.number()),
                url.toString(),
                200,
                Instant.EPOCH.plusSeconds(1_700_000_000L + i),
                100,
                page.html().getBytes(UTF_8));
    }

    /** One file a page. @return the folder */
    Path writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < pages.size(); i++) {
                Files.writeString(
                        folder.resolve("page-%04d.html".formatted(i)),
                        pages.get(i).html());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
