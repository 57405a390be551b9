/** The processes of this machine, read from {@code /proc}. */
@NullMarked
package dev.trawl.servers.process;

import org.jspecify.annotations.NullMarked;
