/** Health and a small page about what this fetcher does. */
@NullMarked
package dev.trawl.fetcher.http;

import org.jspecify.annotations.NullMarked;
