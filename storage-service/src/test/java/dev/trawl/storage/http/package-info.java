/** Tests of the package of this name. */
@NullMarked
package dev.trawl.storage.http;

import org.jspecify.annotations.NullMarked;
