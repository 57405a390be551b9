/** The storage service: rows in Postgres, and reading them. */
@NullMarked
package dev.trawl.storage;

import org.jspecify.annotations.NullMarked;
