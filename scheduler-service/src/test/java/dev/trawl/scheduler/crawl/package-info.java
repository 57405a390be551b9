/** Tests of the domain package of this name. */
@NullMarked
package dev.trawl.scheduler.crawl;

import org.jspecify.annotations.NullMarked;
