/** Tests of the domain package of this name. */
@NullMarked
package dev.trawl.scheduler.ledger;

import org.jspecify.annotations.NullMarked;
