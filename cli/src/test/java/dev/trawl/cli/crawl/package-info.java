/** Tests of a crawl as a command at a terminal follows it. */
@NullMarked
package dev.trawl.cli.crawl;

import org.jspecify.annotations.NullMarked;
