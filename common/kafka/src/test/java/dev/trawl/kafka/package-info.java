/** Tests of messaging, against a real broker. */
@NullMarked
package dev.trawl.kafka;

import org.jspecify.annotations.NullMarked;
