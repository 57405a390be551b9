/** A blog platform to crawl without the internet: its server, its command line, and what a crawl of it must find. */
@NullMarked
package dev.trawl.demoblog;

import org.jspecify.annotations.NullMarked;
