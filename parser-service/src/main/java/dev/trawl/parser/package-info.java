/** The parser service reads captured pages by the rules of their site file and sends records. */
@NullMarked
package dev.trawl.parser;

import org.jspecify.annotations.NullMarked;
