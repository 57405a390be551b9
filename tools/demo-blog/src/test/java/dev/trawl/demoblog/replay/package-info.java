/** Tests of the demo blog. */
@NullMarked
package dev.trawl.demoblog.replay;

import org.jspecify.annotations.NullMarked;
