/** Postgres as the services use it: opened when its tables are there, what its failures mean, lists as parameters. */
@NullMarked
package dev.trawl.postgres;

import org.jspecify.annotations.NullMarked;
