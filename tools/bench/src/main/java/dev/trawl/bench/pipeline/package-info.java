/** The demo blog as a process, its users, and what a pipeline leaves. */
@NullMarked
package dev.trawl.bench.pipeline;

import org.jspecify.annotations.NullMarked;
