/** How fast the services start, and what memory they hold. */
@NullMarked
package dev.trawl.bench.start;

import org.jspecify.annotations.NullMarked;
