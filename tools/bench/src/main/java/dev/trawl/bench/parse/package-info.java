/** The parser against jsoup alone, on the same pages. */
@NullMarked
package dev.trawl.bench.parse;

import org.jspecify.annotations.NullMarked;
