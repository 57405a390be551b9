/** The processes of this machine, read from {@code /proc}. */
@NullMarked
package dev.trawl.devservers.process;

import org.jspecify.annotations.NullMarked;
