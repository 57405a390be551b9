/** The parser's half of a site file: which values a page holds, and where. */
@NullMarked
package dev.trawl.sitefile.rules;

import org.jspecify.annotations.NullMarked;
