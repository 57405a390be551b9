/** The pages as HTML: those of the blog in the manner of CSDN's layouts of 2018 to 2020, and those of its second skin. */
@NullMarked
package dev.trawl.demoblog.pages;

import org.jspecify.annotations.NullMarked;
