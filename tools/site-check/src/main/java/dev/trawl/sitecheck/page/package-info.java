/** A page to try rules on, and what is taken for granted about it. */
@NullMarked
package dev.trawl.sitecheck.page;

import org.jspecify.annotations.NullMarked;
