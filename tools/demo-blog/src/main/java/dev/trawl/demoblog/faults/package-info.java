/** User IDs whose pages go wrong, each in one way that a real platform has shown. */
@NullMarked
package dev.trawl.demoblog.faults;

import org.jspecify.annotations.NullMarked;
