/** What the commands print: tables, and a line that changes on a terminal. */
@NullMarked
package dev.trawl.terminal;

import org.jspecify.annotations.NullMarked;
