/** Selectors that a browser is asked. */
@NullMarked
package dev.trawl.sitefile.selectors;

import org.jspecify.annotations.NullMarked;
