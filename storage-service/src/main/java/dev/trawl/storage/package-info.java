/** The storage service writes rows to Postgres and serves them. */
@NullMarked
package dev.trawl.storage;

import org.jspecify.annotations.NullMarked;
