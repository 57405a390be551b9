/** What people at a terminal see and choose. */
@NullMarked
package dev.trawl.cli.stack;

import org.jspecify.annotations.NullMarked;
