package dev.trawl.scheduler.publishing;

import dev.trawl.contract.SiteId;

/**
 * What a site has under way.
 *
 * @param out tasks between publishing and stored rows
 * @param atFetchers those of them that a fetcher has or will have
 * @param due whether more could be published
 */
public record SiteLoad(SiteId site, int out, int atFetchers, boolean due) {}
