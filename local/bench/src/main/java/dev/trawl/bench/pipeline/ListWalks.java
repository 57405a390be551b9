package dev.trawl.bench.pipeline;

import dev.trawl.bench.browser.BareListWalk;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.messages.UserId;
import dev.trawl.sitefile.Pages;
import dev.trawl.sitefile.SiteFile;
import java.util.List;

/** The lists of demo users, as a bare loop walks them. */
public final class ListWalks {

    private ListWalks() {}

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
