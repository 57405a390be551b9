package dev.trawl.parser.extraction;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The text of elements, in the forms that rules name. */
final class ElementText {

    private static final int MAX_PIECES = 50;

    private ElementText() {}

    /** All text but that of the elements that {@code without} matches; white space collapsed. */
    static String line(Element element, Evaluator without) {
        var text = new StringBuilder();
        NodeTraversor.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (node instanceof Element child && child != element && child.is(without)) {
                            text.append(' ');
                            return FilterResult.SKIP_ENTIRELY;
                        }
                        append(node, text);
                        return FilterResult.CONTINUE;
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        if (node instanceof Element child && child.isBlock()) {
                            text.append(' ');
                        }
                        return FilterResult.CONTINUE;
                    }
                },
                element);
        return collapsed(text);
    }

    private static void append(Node node, StringBuilder text) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText());
        } else if (node instanceof Element child && (child.isBlock() || child.nameIs("br"))) {
            text.append(' ');
        }
    }

    /** White space, no-break spaces too, as single blanks, none at the ends. */
    static String collapsed(CharSequence text) {
        var collapsed = new StringBuilder(text.length());
        // no character of two chars is white space
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBlank(c)) {
                collapsed.append(c);
            } else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
                collapsed.append(' ');
            }
        }
        return collapsed.toString().strip();
    }

    /** White space of any kind, the no-break space too. */
    static boolean isBlank(int c) {
        return Character.isWhitespace(c) || c == 0xa0;
    }

    /** The separate pieces of text in an element, in order, blank ones left out. */
    static List<String> pieces(Element element) {
        var pieces = new ArrayList<String>();
        NodeTraversor.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            String text = collapsed(words.getWholeText());
                            if (!text.isEmpty()) {
                                pieces.add(text);
                            }
                        }
                        return pieces.size() < MAX_PIECES ? FilterResult.CONTINUE : FilterResult.STOP;
                    }
                },
                element);
        return pieces;
    }
}
