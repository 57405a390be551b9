@NullMarked
package dev.trawl.cli.sites;

import org.jspecify.annotations.NullMarked;
