/** The pipeline in containers: {@code ./trawl test compose}. */
@NullMarked
package dev.trawl.launcher.compose;

import org.jspecify.annotations.NullMarked;
