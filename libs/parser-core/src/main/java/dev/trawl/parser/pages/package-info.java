/** Turns a captured page into a record, or into a dead letter with the reason. */
@NullMarked
package dev.trawl.parser.pages;

import org.jspecify.annotations.NullMarked;
