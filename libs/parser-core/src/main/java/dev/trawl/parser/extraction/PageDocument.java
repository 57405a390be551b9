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

/** Parses HTML within limits. Bad HTML is accepted, too much of it is refused. Templates and noscript elements are empty. */
final class PageDocument {

    private PageDocument() {}

    /** @throws ReadingLimitExceeded when the page has too many bytes or tags, or the time is up */
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
        Parser parser = Parser.htmlParser().setMaxDepth(limits.depth());
        var bytes = new ByteArrayInputStream(page.html());
        Document document =
                parser.parseInput(new Timed(new InputStreamReader(bytes, UTF_8), readingDeadline), page.url());
        emptyWhatABrowserDoesNotShow(document);
        return document;
    }

    /**
     * The browser that captured the page runs scripts: what is in {@code noscript} is no part of the page, nor is a template but one that
     * is a shadow root.
     */
    private static void emptyWhatABrowserDoesNotShow(Document document) {
        for (Element inert : document.select("noscript, template:not([shadowrootmode])")) {
            inert.empty();
        }
    }

    /** Checks the deadline at each buffer that the parser reads. */
    private static final class Timed extends FilterReader {

        private final ReadingDeadline readingDeadline;

        Timed(Reader reader, ReadingDeadline readingDeadline) {
            super(reader);
            this.readingDeadline = readingDeadline;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            readingDeadline.check();
            return super.read(buffer, offset, length);
        }
    }
}
