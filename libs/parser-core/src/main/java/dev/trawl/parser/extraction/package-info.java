/** Reads a profile and articles out of HTML of any quality, by the rules of a site file. */
@NullMarked
package dev.trawl.parser.extraction;

import org.jspecify.annotations.NullMarked;
