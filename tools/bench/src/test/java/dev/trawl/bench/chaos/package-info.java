@NullMarked
package dev.trawl.bench.chaos;

import org.jspecify.annotations.NullMarked;
