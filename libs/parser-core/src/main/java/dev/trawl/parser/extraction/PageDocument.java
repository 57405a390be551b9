package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/** Parses HTML within limits. Bad HTML is accepted, too much of it is refused. Templates and noscript elements are empty. */
final class PageDocument {

    private PageDocument() {}

    /** Whether the bytes are JSON rather than HTML. */
    static boolean isJson(PageHtml page) {
        for (byte b : page.html()) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    /** The document of a page that is JSON itself, as a browser shows it. */
    static Document ofJson(PageHtml page, ReadingLimits limits) {
        if (page.html().length > limits.sizes().part()) {
            throw new ReadingLimitExceeded(
                    "its JSON has more than " + limits.sizes().part() + " bytes");
        }
        Document shown = Document.createShell(page.url());
        shown.body().appendElement("pre").text(new String(page.html(), UTF_8));
        return shown;
    }

    /** @throws ReadingLimitExceeded when the page, or what is built from it, is too large, or the time is up */
    static Document parse(PageHtml page, ReadingLimits limits, ReadingDeadline readingDeadline) {
        if (page.html().length > limits.bytes()) {
            throw new ReadingLimitExceeded("it has more than " + limits.bytes() + " bytes");
        }
        int tags = 0;
        for (byte b : page.html()) {
            if (b == '<' && ++tags > limits.tags()) {
                throw new ReadingLimitExceeded("it has more than " + limits.tags() + " tags");
            }
        }
        Document document = build(page, limits, readingDeadline);
        emptyWhatABrowserDoesNotShow(document);
        return document;
    }

    private static Document build(PageHtml page, ReadingLimits limits, ReadingDeadline readingDeadline) {
        var bytes = new ByteArrayInputStream(page.html());
        var watched =
                new Watched(new InputStreamReader(bytes, UTF_8), limits.sizes().part(), readingDeadline);
        var size = new DocumentSize(limits.sizes(), readingDeadline);
        try (var parser = new StreamParser(Parser.htmlParser().setMaxDepth(limits.depth()))) {
            parser.parse(watched, page.url());
            Document document = parser.document();
            for (var closed = parser.iterator(); closed.hasNext(); ) {
                size.closed(closed.next(), document);
                watched.elementClosed();
            }
            return document;
        }
    }

    /**
     * The browser that captured the page runs scripts: what is in {@code noscript} is no part of the page, nor is a template but one that
     * is a shadow root.
     */
    private static void emptyWhatABrowserDoesNotShow(Document document) {
        // listed first: the document may not change while it is walked
        document.stream().filter(PageDocument::isInert).toList().forEach(Element::empty);
    }

    private static boolean isInert(Element element) {
        return element.nameIs("noscript") || element.nameIs("template") && !element.hasAttr("shadowrootmode");
    }

    /** Checks the deadline, and how long no element has been closed, at each buffer that the parser reads. */
    private static final class Watched extends FilterReader {

        private final int limit;

        private final ReadingDeadline readingDeadline;

        private int part;

        Watched(Reader reader, int limit, ReadingDeadline readingDeadline) {
            super(reader);
            this.limit = limit;
            this.readingDeadline = readingDeadline;
        }

        /** What is read from here on is another part of the page. */
        void elementClosed() {
            part = 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            readingDeadline.check();
            if (part > limit) {
                throw new ReadingLimitExceeded("it has more than " + limit + " characters in one text or tag");
            }
            int read = super.read(buffer, offset, length);
            part += Math.max(0, read);
            return read;
        }
    }
}
