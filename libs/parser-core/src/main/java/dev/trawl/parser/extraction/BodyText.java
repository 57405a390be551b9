package dev.trawl.parser.extraction;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of an article. Blocks and line breaks begin lines, preformatted text keeps its lines, and blank lines are left
 * out.
 */
final class BodyText implements NodeVisitor {

    private final StringBuilder lines = new StringBuilder();

    private final StringBuilder line = new StringBuilder();

    private int preformatted;

    private BodyText() {}

    static String of(Element element) {
        var body = new BodyText();
        element.traverse(body);
        body.endLine();
        return body.lines.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            if (element.isBlock() || element.nameIs("br")) {
                endLine();
            }
            if (element.nameIs("pre")) {
                preformatted++;
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock()) {
            endLine();
            if (element.nameIs("pre")) {
                preformatted--;
            }
        }
    }

    private void append(String text) {
        if (preformatted == 0) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (!ElementText.isBlank(c)) {
                    line.append(c);
                } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                endLine();
            } else {
                line.append(c);
            }
        }
    }

    private void endLine() {
        String text = line.toString().stripTrailing();
        line.setLength(0);
        if (!text.isEmpty()) {
            lines.append(lines.isEmpty() ? "" : "\n").append(text);
        }
    }
}
