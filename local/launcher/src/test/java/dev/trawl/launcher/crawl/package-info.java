/** What people at a terminal see and choose. */
@NullMarked
package dev.trawl.launcher.crawl;

import org.jspecify.annotations.NullMarked;
