/** The ledger as it lies in the database, past every service. */
@NullMarked
package dev.trawl.bench.chaos.postgres;

import org.jspecify.annotations.NullMarked;
