/** The ledger of all tasks: changing it, reading it, and what it tells others. */
@NullMarked
package dev.trawl.scheduler.ledger;

import org.jspecify.annotations.NullMarked;
