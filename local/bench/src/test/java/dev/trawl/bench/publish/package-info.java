/** The site file of a backlog that is published fast. */
@NullMarked
package dev.trawl.bench.publish;

import org.jspecify.annotations.NullMarked;
