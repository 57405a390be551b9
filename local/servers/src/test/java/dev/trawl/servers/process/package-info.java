/** Processes are read as the kernel shows them. */
@NullMarked
package dev.trawl.servers.process;

import org.jspecify.annotations.NullMarked;
