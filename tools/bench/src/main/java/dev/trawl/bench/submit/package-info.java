/** Uploads to the scheduler: large ones against a bare COPY, and thousands of small ones at once. */
@NullMarked
package dev.trawl.bench.submit;

import org.jspecify.annotations.NullMarked;
