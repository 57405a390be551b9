/** What people at a terminal see and choose. */
@NullMarked
package dev.trawl.launcher;

import org.jspecify.annotations.NullMarked;
