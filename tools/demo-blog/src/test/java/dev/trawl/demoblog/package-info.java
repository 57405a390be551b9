/** Tests of the demo blog. */
@NullMarked
package dev.trawl.demoblog;

import org.jspecify.annotations.NullMarked;
