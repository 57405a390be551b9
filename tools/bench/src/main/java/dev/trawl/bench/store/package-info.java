/** Storage against bare JDBC batches into the same tables. */
@NullMarked
package dev.trawl.bench.store;

import org.jspecify.annotations.NullMarked;
