@NullMarked
package dev.trawl.terminal;

import org.jspecify.annotations.NullMarked;
