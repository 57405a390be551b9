package dev.trawl.trial.reparse;

import dev.trawl.messages.CrawlId;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.VisitRef;
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
