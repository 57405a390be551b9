/** Test classes that no run finds by their names: what {@link dev.trawl.testing.run.RunningJobIT} runs on purpose. */
@NullMarked
package dev.trawl.testing.run.sample;

import org.jspecify.annotations.NullMarked;
