/** Tests of reading pages. */
@NullMarked
package dev.trawl.parser.extraction;

import org.jspecify.annotations.NullMarked;
