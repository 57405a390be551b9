/** Dead letters: the records of tasks, pages and messages that Trawl does not try again by itself. */
@NullMarked
package dev.trawl.scheduler.letter;

import org.jspecify.annotations.NullMarked;
