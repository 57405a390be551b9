package dev.trawl.sitefile;

import org.jspecify.annotations.Nullable;

/**
 * Something that may cover the page, and how to get rid of it.
 *
 * @param when CSS selector of the overlay
 * @param click CSS selector of what closes it, clicked before "next" is, and while a page is not ready; absent: the overlay's
 *     element is removed before "next" is clicked
 */
public record Overlay(String when, @Nullable String click) {}
