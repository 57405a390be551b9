/** The people who blog here, generated from a seed: every figure and every word is known beforehand. */
@NullMarked
package dev.trawl.demoblog.users;

import org.jspecify.annotations.NullMarked;
