/** What people at a terminal see and choose. */
@NullMarked
package dev.trawl.launcher.commands;

import org.jspecify.annotations.NullMarked;
