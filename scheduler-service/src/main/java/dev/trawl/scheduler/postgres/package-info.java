/** The ledger in Postgres: everything in SQL is here. */
@NullMarked
package dev.trawl.scheduler.postgres;

import org.jspecify.annotations.NullMarked;
