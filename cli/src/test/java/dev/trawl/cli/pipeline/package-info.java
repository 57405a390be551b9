/** End-to-end tests: the whole pipeline as its users run it. */
@NullMarked
package dev.trawl.cli.pipeline;

import org.jspecify.annotations.NullMarked;
