/** The pages of the blog as HTML, in the manner of CSDN's layouts of 2018 to 2020. */
@NullMarked
package dev.trawl.demoblog.pages;

import org.jspecify.annotations.NullMarked;
