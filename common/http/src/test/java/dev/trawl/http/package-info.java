/** Tests of messaging, against a real broker. */
@NullMarked
package dev.trawl.http;

import org.jspecify.annotations.NullMarked;
