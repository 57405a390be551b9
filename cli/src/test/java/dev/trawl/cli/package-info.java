/** Tests of the command line and of the script {@code trawl}. */
@NullMarked
package dev.trawl.cli;

import org.jspecify.annotations.NullMarked;
