package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.trawl.sitefile.Pages.Figure;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be at the address of a list: HTML, by {@code ready} and {@code item}, or a JSON document, by {@code itemsPath}.
 *
 * @param name by which rules can name it; empty where a list has only one layout
 * @param ready CSS selector of what stands when a page can be captured
 * @param item CSS selector of the items; their links tell a page from the one before it
 * @param itemsPath the path of the items in a JSON document, {@code .} where the document itself is the list of them
 * @param linkPath the path, inside an item, of its address
 * @param paging how the list goes on; none where it has a rest
 * @param rest the pages after the first one, where they are at another address
 */
public record Layout(
        String name,
        @Nullable String ready,
        @Nullable String item,
        @Nullable String itemsPath,
        @Nullable String linkPath,
        Paging paging,
        @Nullable Rest rest) {

    public Layout(
            String name,
            @Nullable String ready,
            @Nullable String item,
            @Nullable String itemsPath,
            @Nullable String linkPath,
            @Nullable Paging paging,
            @Nullable Rest rest) {
        this.name = name;
        this.ready = ready;
        this.item = item;
        this.itemsPath = itemsPath;
        this.linkPath = linkPath;
        this.rest = rest;
        if (rest != null && paging != null) {
            throw new IllegalArgumentException("a layout has paging and rest, expected paging inside rest");
        }
        this.paging = paging == null ? new Paging.None() : paging;
        if (itemsPath == null ? ready == null || item == null || linkPath != null : ready != null || item != null) {
            throw new IllegalArgumentException(
                    "a list has neither ready and item, nor items-path alone, expected one of these: HTML or JSON");
        }
        checkPaging();
    }

    /** A page that is no list. */
    public static Layout of(String ready) {
        return new Layout("", ready, ready, null, null, null, null);
    }

    public boolean isJson() {
        return itemsPath != null;
    }

    /** What stands when a page can be captured, for a person. */
    public String sign() {
        return isJson() ? "a JSON list at " + itemsPath : Objects.requireNonNull(ready);
    }

    /** This layout, and that of its rest. */
    public Stream<Layout> withRest() {
        return rest == null ? Stream.of(this) : Stream.of(this, rest.layout());
    }

    /** How a list goes on whose first page has this layout. */
    public Paging goesOn() {
        return rest == null ? paging : rest.layout().paging();
    }

    /** The layout of the page with this number. */
    public Layout at(int number) {
        return rest == null || number == 1 ? this : rest.layout();
    }

    private void checkPaging() {
        boolean fits = switch (paging) {
            case Paging.None none -> true;
            case Paging.Click click -> !isJson();
            case Paging.Scroll scroll -> !isJson();
            case Paging.Url url -> !isJson() || url.more() == null;
        };
        if (!fits) {
            throw new IllegalArgumentException("a list of JSON documents goes on by click, scroll or more, expected"
                    + " paging by url with count or until-empty");
        }
        Paging.PageCount count = paging instanceof Paging.Url url ? url.count() : null;
        if (count != null) {
            Stream.of(
                            Optional.ofNullable(count.pages()),
                            Optional.ofNullable(count.total()),
                            Optional.ofNullable(count.size()))
                    .flatMap(Optional::stream)
                    .forEach(this::checkFigure);
        }
    }

    private void checkFigure(Figure figure) {
        boolean isFit = figure.value() != null || (figure.path() != null) == isJson();
        if (!isFit) {
            throw new IllegalArgumentException(
                    isJson()
                            ? "a figure of a JSON document has no path, expected one"
                            : "a figure of an HTML page has a path, expected select or pattern");
        }
    }

    /**
     * The pages of a list after the first one.
     *
     * @param url with {@code {page}}, which is 1 for the second page of the list: what both show becomes one row
     * @param layout of these pages; it goes on by url
     */
    public record Rest(UrlTemplate url, Layout layout) {

        @JsonCreator
        public Rest(
                UrlTemplate url,
                String name,
                @Nullable String ready,
                @Nullable String item,
                @Nullable String itemsPath,
                @Nullable String linkPath,
                @Nullable Paging paging) {
            this(url, new Layout(name, ready, item, itemsPath, linkPath, paging, null));
        }

        public Rest {
            if (!(layout.paging() instanceof Paging.Url) || !url.hasPage()) {
                throw new IllegalArgumentException(
                        "the rest of a list has no paging by url, or no {page} in its url, expected both");
            }
        }
    }
}
