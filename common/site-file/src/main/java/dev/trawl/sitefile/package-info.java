/** The site file: what is particular to one blog platform, as values that cannot be wrong, and how such a file is read. */
@NullMarked
package dev.trawl.sitefile;

import org.jspecify.annotations.NullMarked;
