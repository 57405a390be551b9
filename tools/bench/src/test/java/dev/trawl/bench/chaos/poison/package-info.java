@NullMarked
package dev.trawl.bench.chaos.poison;

import org.jspecify.annotations.NullMarked;
