/** The commands about site files: {@code trawl check} and {@code try} without Kafka and Postgres, {@code reparse} with Kafka. */
@NullMarked
package dev.trawl.cli.sites;

import org.jspecify.annotations.NullMarked;
