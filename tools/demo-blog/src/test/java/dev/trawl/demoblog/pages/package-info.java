/** Tests of the demo blog. */
@NullMarked
package dev.trawl.demoblog.pages;

import org.jspecify.annotations.NullMarked;
