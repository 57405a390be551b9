/** The life of a task: its states, what may happen to it, and the ledger that applies them in transactions. */
@NullMarked
package dev.trawl.scheduler.task;

import org.jspecify.annotations.NullMarked;
