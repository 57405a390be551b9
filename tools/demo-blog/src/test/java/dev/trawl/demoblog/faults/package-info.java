/** Tests of the demo blog. */
@NullMarked
package dev.trawl.demoblog.faults;

import org.jspecify.annotations.NullMarked;
