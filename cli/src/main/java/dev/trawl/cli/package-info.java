/** The command line of {@code trawl}: its commands by groups, those of other modules included, and what a failure prints. */
@NullMarked
package dev.trawl.cli;

import org.jspecify.annotations.NullMarked;
