/** Driver and browser as processes: started by Selenium, measured, and ended without leaving any behind. */
@NullMarked
package dev.trawl.fetcher.browser.process;

import org.jspecify.annotations.NullMarked;
