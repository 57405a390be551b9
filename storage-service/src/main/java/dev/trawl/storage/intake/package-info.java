/** Stores pages and manifests, and isolates pages that the database refuses. */
@NullMarked
package dev.trawl.storage.intake;

import org.jspecify.annotations.NullMarked;
