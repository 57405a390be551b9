/** Crawls: taking in user IDs by the same rules from HTTP, a file and a topic, and following a crawl to its end. */
@NullMarked
package dev.trawl.scheduler.crawl;

import org.jspecify.annotations.NullMarked;
