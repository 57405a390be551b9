package dev.trawl.scheduler.site;

import dev.trawl.contract.SiteId;
import java.util.Optional;

/** The site of requests that name none, if there is one. */
public record DefaultSite(Optional<SiteId> site) {

    /** What is named, else this. */
    public Optional<SiteId> or(Optional<SiteId> named) {
        return named.or(() -> site);
    }
}
