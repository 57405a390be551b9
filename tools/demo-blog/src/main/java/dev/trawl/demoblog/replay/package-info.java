/** Captured pages of a real host, served again under its name and paths. */
@NullMarked
package dev.trawl.demoblog.replay;

import org.jspecify.annotations.NullMarked;
