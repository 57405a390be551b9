/** The browser: started and ended by Selenium, driven over its DevTools protocol, its processes owned and ended here. */
@NullMarked
package dev.trawl.fetcher.browser;

import org.jspecify.annotations.NullMarked;
