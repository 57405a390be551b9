/** The pipeline in containers: {@code ./trawl test compose}. */
@NullMarked
package dev.trawl.cli.compose;

import org.jspecify.annotations.NullMarked;
