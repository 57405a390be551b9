/** Tests of the processes of one pipeline. */
@NullMarked
package dev.trawl.cli.stack;

import org.jspecify.annotations.NullMarked;
