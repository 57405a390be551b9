package dev.trawl.sitecheck.reparse;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.VisitRef;
import java.util.Optional;
import java.util.Set;

/**
 * Whose pages are read again.
 *
 * @param sites empty: of all sites
 */
public record Selection(Set<SiteId> sites, Optional<CrawlId> crawl) {

    public Selection {
        sites = Set.copyOf(sites);
    }

    public boolean contains(VisitRef visit) {
        return (sites.isEmpty() || sites.contains(visit.site()))
                && crawl.map(visit.crawlId()::equals).orElse(true);
    }
}
