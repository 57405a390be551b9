/** Pages and records in Kafka. */
@NullMarked
package dev.trawl.sitecheck.reparse.messaging;

import org.jspecify.annotations.NullMarked;
