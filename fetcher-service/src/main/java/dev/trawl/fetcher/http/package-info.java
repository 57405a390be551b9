/** Health, and a status page. */
@NullMarked
package dev.trawl.fetcher.http;

import org.jspecify.annotations.NullMarked;
