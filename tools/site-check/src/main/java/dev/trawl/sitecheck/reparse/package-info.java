/** Pages that are still in Kafka, read again by the rules of now, and what that changes. */
@NullMarked
package dev.trawl.sitecheck.reparse;

import org.jspecify.annotations.NullMarked;
