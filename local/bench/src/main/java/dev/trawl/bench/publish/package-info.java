/** Tasks a second from a scheduler with a large backlog. */
@NullMarked
package dev.trawl.bench.publish;

import org.jspecify.annotations.NullMarked;
