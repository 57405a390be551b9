/** Which pages are stored, which manifests are complete with them, and what becomes of a page that cannot be stored. */
@NullMarked
package dev.trawl.storage.intake;

import org.jspecify.annotations.NullMarked;
