/** The queries for rows: filters, orders, pages, and the rows as callers get them. */
@NullMarked
package dev.trawl.storage.catalog;

import org.jspecify.annotations.NullMarked;
