@NullMarked
package dev.trawl.sitecheck;

import org.jspecify.annotations.NullMarked;
