/** What people at a terminal see and choose. */
@NullMarked
package dev.trawl.cli.commands;

import org.jspecify.annotations.NullMarked;
