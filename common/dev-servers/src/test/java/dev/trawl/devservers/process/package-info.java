/** Processes are read as the kernel shows them. */
@NullMarked
package dev.trawl.devservers.process;

import org.jspecify.annotations.NullMarked;
