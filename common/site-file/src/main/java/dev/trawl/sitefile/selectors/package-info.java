/** Whether a text is a CSS selector, in the view of those who are asked it. */
@NullMarked
package dev.trawl.sitefile.selectors;

import org.jspecify.annotations.NullMarked;
