/** The parser: makes records from captured pages, by the rules of their site's file. */
@NullMarked
package dev.trawl.parser;

import org.jspecify.annotations.NullMarked;
