/** Pages as the fetcher gets them: its own visit with a real browser, without Kafka. */
@NullMarked
package dev.trawl.sitecheck.live;

import org.jspecify.annotations.NullMarked;
