/** Tests of Postgres as the services use it. */
@NullMarked
package dev.trawl.postgres;

import org.jspecify.annotations.NullMarked;
