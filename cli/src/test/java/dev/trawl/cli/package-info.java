/** What people at a terminal see and choose. */
@NullMarked
package dev.trawl.cli;

import org.jspecify.annotations.NullMarked;
