/** Tests of the whole parser. */
@NullMarked
package dev.trawl.parser;

import org.jspecify.annotations.NullMarked;
