/** What people at a terminal see and choose. */
@NullMarked
package dev.trawl.cli.crawl;

import org.jspecify.annotations.NullMarked;
