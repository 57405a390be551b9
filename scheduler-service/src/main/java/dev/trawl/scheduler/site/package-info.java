/** What the scheduler knows of a site beside its file: its pace, its robots.txt, how many pages its accounts have. */
@NullMarked
package dev.trawl.scheduler.site;

import org.jspecify.annotations.NullMarked;
