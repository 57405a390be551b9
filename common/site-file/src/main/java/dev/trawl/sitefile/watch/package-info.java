/** What a service shows of site files that it has refused while it runs. */
@NullMarked
package dev.trawl.sitefile.watch;

import org.jspecify.annotations.NullMarked;
