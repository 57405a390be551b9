/** The storage service against real servers. */
@NullMarked
package dev.trawl.storage;

import org.jspecify.annotations.NullMarked;
