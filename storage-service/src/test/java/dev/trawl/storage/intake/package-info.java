/** Tests of the package of this name. */
@NullMarked
package dev.trawl.storage.intake;

import org.jspecify.annotations.NullMarked;
