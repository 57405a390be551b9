/** The HTTP ends: taking crawls in, showing the ledger, and what people may ask for. */
@NullMarked
package dev.trawl.scheduler.http;

import org.jspecify.annotations.NullMarked;
