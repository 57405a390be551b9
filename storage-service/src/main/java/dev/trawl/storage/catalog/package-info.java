/** What can be asked of the rows: filters, orders, pages, and the rows as they are shown. */
@NullMarked
package dev.trawl.storage.catalog;

import org.jspecify.annotations.NullMarked;
