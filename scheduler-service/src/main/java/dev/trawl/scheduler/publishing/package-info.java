/** Which tasks are published now: the window, the pace of sites, priorities, one visit of an account at a time. */
@NullMarked
package dev.trawl.scheduler.publishing;

import org.jspecify.annotations.NullMarked;
