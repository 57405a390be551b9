/** End-to-end tests: the whole pipeline as its users run it. */
@NullMarked
package dev.trawl.launcher.pipeline;

import org.jspecify.annotations.NullMarked;
