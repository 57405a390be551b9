/** What becomes of a captured page: a record, or a letter that says why there is none. */
@NullMarked
package dev.trawl.parser.pages;

import org.jspecify.annotations.NullMarked;
