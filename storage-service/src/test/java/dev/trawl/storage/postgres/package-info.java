/** Tests of the package of this name. */
@NullMarked
package dev.trawl.storage.postgres;

import org.jspecify.annotations.NullMarked;
