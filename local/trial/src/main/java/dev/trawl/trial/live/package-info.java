/** Pages as the fetcher gets them: its own visit with a real browser, without Kafka. */
@NullMarked
package dev.trawl.trial.live;

import org.jspecify.annotations.NullMarked;
