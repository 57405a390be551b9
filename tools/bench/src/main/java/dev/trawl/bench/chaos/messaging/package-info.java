/** What a chaos run puts on topics, and reads there. */
@NullMarked
package dev.trawl.bench.chaos.messaging;

import org.jspecify.annotations.NullMarked;
