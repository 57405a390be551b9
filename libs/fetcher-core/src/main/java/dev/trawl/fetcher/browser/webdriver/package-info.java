/** The second way to drive a browser: plain WebDriver, one tab at a time. */
@NullMarked
package dev.trawl.fetcher.browser.webdriver;

import org.jspecify.annotations.NullMarked;
