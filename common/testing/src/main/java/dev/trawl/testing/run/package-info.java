/** Runs the integration tests of all modules side by side: {@code ./trawl test}. */
@NullMarked
package dev.trawl.testing.run;

import org.jspecify.annotations.NullMarked;
