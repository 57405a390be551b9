package dev.trawl.bench.browser;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.pipeline.BenchBlog.ListOwner;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.Pages;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.util.List;

/**
 * What a loop does for one user: load the first page of the list and click through to the last.
 *
 * @param pages the number of pages, known beforehand
 */
public record BareListWalk(URI first, int pages) {

    public BareListWalk {
        if (pages < 1) {
            throw new IllegalArgumentException(pages + " pages, expected at least 1");
        }
    }

    /** @throws BenchFailed when the site has no lists */
    public static List<BareListWalk> of(SiteFile site, List<ListOwner> users) {
        Pages.ListPages list = site.pages().list();
        if (list == null) {
            throw new BenchFailed("site " + site.site() + " has no lists");
        }
        return users.stream()
                .map(user -> new BareListWalk(list.url().expand(new UserId(user.userId()), 1), user.pages()))
                .toList();
    }
}
