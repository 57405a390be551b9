package dev.trawl.sitefile;

import org.jspecify.annotations.Nullable;

/**
 * Something that may cover the page, and how to get rid of it.
 *
 * @param when CSS selector of the overlay
 * @param click CSS selector of what closes it; absent: the overlay's element is removed
 */
public record Overlay(String when, @Nullable String click) {}
