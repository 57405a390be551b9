@NullMarked
package dev.trawl.trial;

import org.jspecify.annotations.NullMarked;
