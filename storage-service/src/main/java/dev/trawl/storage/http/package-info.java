/** The HTTP API: rows by pages, exports, and a start page. */
@NullMarked
package dev.trawl.storage.http;

import org.jspecify.annotations.NullMarked;
