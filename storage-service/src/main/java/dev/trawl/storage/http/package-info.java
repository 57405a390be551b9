/** The rows over HTTP: pages of them, exports, and a page for people. */
@NullMarked
package dev.trawl.storage.http;

import org.jspecify.annotations.NullMarked;
