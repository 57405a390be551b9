/** Taking in user IDs: from HTTP, from a file, from a topic, always by the same rules. */
@NullMarked
package dev.trawl.scheduler.submission;

import org.jspecify.annotations.NullMarked;
