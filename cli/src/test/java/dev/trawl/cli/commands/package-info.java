/** Tests of the commands of {@code trawl}. */
@NullMarked
package dev.trawl.cli.commands;

import org.jspecify.annotations.NullMarked;
