/** What runs: the processes of one pipeline, their folder, and how others find them. */
@NullMarked
package dev.trawl.cli.stack;

import org.jspecify.annotations.NullMarked;
