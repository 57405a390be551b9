/** Tests of what the HTTP APIs have in common. */
@NullMarked
package dev.trawl.http;

import org.jspecify.annotations.NullMarked;
