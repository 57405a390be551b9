/** What bad site files say when they stop the start of a service. */
@NullMarked
package dev.trawl.sitefile.start;

import org.jspecify.annotations.NullMarked;
