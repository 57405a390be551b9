/** Rows in Postgres by JDBC: storing them in batches, reading them a page at a time, the schema. */
@NullMarked
package dev.trawl.storage.postgres;

import org.jspecify.annotations.NullMarked;
