/** Lists of users that are nobody twice. */
@NullMarked
package dev.trawl.bench.submit;

import org.jspecify.annotations.NullMarked;
