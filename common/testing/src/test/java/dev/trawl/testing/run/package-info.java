/** How the integration tests of all modules are run. */
@NullMarked
package dev.trawl.testing.run;

import org.jspecify.annotations.NullMarked;
