/** What tests rely on does what it says. */
@NullMarked
package dev.trawl.testing;

import org.jspecify.annotations.NullMarked;
