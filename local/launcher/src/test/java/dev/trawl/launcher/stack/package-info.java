/** What people at a terminal see and choose. */
@NullMarked
package dev.trawl.launcher.stack;

import org.jspecify.annotations.NullMarked;
