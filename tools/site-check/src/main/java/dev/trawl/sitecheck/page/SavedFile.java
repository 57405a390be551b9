package dev.trawl.sitecheck.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTML of a saved page, and what it says of its URL. */
final class SavedFile {

    /** What a browser writes into a page that it saves. */
    private static final Pattern SAVED_FROM = Pattern.compile("<!-- saved from url=\\(\\d+\\)(\\S{1,2000}) -->");

    private static final Pattern CANONICAL = Pattern.compile(
            "<link\\s(?=[^>]{0,500}\\brel=[\"']?canonical\\b)[^>]{0,500}?\\bhref=[\"']?([^\"'\\s>]{1,2000})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHARSET =
            Pattern.compile("<meta\\b[^>]{0,500}?charset=[\"']?([A-Za-z0-9_:.-]{1,40})", Pattern.CASE_INSENSITIVE);

    /** How much of a page is searched for what it says of itself. */
    private static final int HEAD = 100_000;

    private final byte[] html;

    private final Optional<SourcedFact<String>> url;

    private final List<String> remarks;

    private SavedFile(byte[] html, Optional<SourcedFact<String>> url, List<String> remarks) {
        this.html = html;
        this.url = url;
        this.remarks = remarks;
    }

    /** In UTF-8. */
    byte[] html() {
        return html;
    }

    /** Where the page was, if it says so. */
    Optional<SourcedFact<String>> url() {
        return url;
    }

    /** What had to be assumed to read it. */
    List<String> remarks() {
        return remarks;
    }

    /** @throws AmbiguousPage when it cannot be read */
    static SavedFile read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AmbiguousPage("the page " + file + " cannot be read: "
                    + (Files.exists(file) ? e.getMessage() : "there is no such file"));
        }
        if (bytes.length == 0) {
            throw new AmbiguousPage("the page " + file + " is empty");
        }
        Optional<Charset> unicode = unicode(bytes);
        if (unicode.isPresent()) {
            byte[] html =
                    new String(bytes, unicode.get()).replaceFirst("^\uFEFF", "").getBytes(UTF_8);
            return unicode.get().equals(UTF_8)
                    ? of(html, List.of())
                    : of(html, List.of("the file is " + unicode.get() + " and is read as such"));
        }
        if (isUtf8(bytes)) {
            return of(bytes, List.of());
        }
        Optional<Charset> charset = charset(new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1));
        return charset.map(named -> of(
                        new String(bytes, named).getBytes(UTF_8),
                        List.of("the file is not UTF-8 and is read as " + named + ", which it names")))
                .orElseGet(() -> of(bytes, List.of("the file is not UTF-8 and names no other charset")));
    }

    /**
     * The Unicode form that a byte order mark names, or that the first character shows: the zero byte beside it is in no page in UTF-8.
     */
    private static Optional<Charset> unicode(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes.length > 1 ? bytes[1] & 0xFF : -1;
        if (first == 0xEF && second == 0xBB && bytes.length > 2 && (bytes[2] & 0xFF) == 0xBF) {
            return Optional.of(UTF_8);
        }
        if (first == 0xFE && second == 0xFF || first == 0 && second > 0) {
            return Optional.of(UTF_16BE);
        }
        return first == 0xFF && second == 0xFE || first > 0 && second == 0 ? Optional.of(UTF_16LE) : Optional.empty();
    }

    private static SavedFile of(byte[] html, List<String> remarks) {
        String head = new String(html, 0, Math.min(html.length, HEAD), UTF_8);
        return new SavedFile(html, url(head), remarks);
    }

    private static Optional<SourcedFact<String>> url(String head) {
        return found(SAVED_FROM, head)
                .map(url -> new SourcedFact<>(url, "where the browser that saved it says it was"))
                .or(() -> found(CANONICAL, head).map(url -> new SourcedFact<>(url, "its link rel=canonical")))
                .filter(told -> told.value().matches("(?i)https?://.*"));
    }

    private static Optional<Charset> charset(String head) {
        return found(CHARSET, head)
                .filter(SavedFile::isKnown)
                .map(Charset::forName)
                .filter(named -> !named.equals(UTF_8));
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            var unused = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Optional<String> found(Pattern pattern, String head) {
        Matcher matcher = pattern.matcher(head);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
