/** No list names a user twice. */
@NullMarked
package dev.trawl.bench.submit;

import org.jspecify.annotations.NullMarked;
