/** HTTP as the scheduler and storage answer it: one error body, one paging of lists, one check of unknown parameters. */
@NullMarked
package dev.trawl.http;

import org.jspecify.annotations.NullMarked;
