/** Tests of the HTTP ends that need no server. */
@NullMarked
package dev.trawl.scheduler.http;

import org.jspecify.annotations.NullMarked;
