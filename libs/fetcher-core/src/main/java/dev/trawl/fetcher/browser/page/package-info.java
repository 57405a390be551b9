/** One page in a tab: asked by page.js, recognised, awaited, clicked on, and captured as evidence. */
@NullMarked
package dev.trawl.fetcher.browser.page;

import org.jspecify.annotations.NullMarked;
