/** Tests of messaging, against a real broker. */
@NullMarked
package dev.trawl.messaging;

import org.jspecify.annotations.NullMarked;
