/** A page read by the rules of a site file, and what came of each rule, for a person at a terminal. */
@NullMarked
package dev.trawl.sitecheck.reading;

import org.jspecify.annotations.NullMarked;
