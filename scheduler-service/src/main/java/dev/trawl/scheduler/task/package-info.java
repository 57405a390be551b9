/** The life of a task: its states, what may happen to it, and the one place that knows the legal transitions. */
@NullMarked
package dev.trawl.scheduler.task;

import org.jspecify.annotations.NullMarked;
