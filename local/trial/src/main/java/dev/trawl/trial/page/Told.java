package dev.trawl.trial.page;

/**
 * Something about a page, and how it is known.
 *
 * @param how empty where somebody said so
 */
public record Told<T>(T value, String how) {

    static <T> Told<T> given(T value) {
        return new Told<>(value, "");
    }
}
