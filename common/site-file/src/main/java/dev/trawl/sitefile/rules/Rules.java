package dev.trawl.sitefile.rules;

/** How the pages of a site are read. */
public record Rules() {}
