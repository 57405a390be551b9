/** The commands of {@code trawl}. */
@NullMarked
package dev.trawl.launcher.commands;

import org.jspecify.annotations.NullMarked;
