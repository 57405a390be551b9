/** A crawl as a command at a terminal follows it: submitted, under way, ended, its rows. */
@NullMarked
package dev.trawl.cli.crawl;

import org.jspecify.annotations.NullMarked;
