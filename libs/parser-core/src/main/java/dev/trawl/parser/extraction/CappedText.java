package dev.trawl.parser.extraction;

/** The HTML of a page as it is written again, up to a limit. */
final class CappedText implements Appendable {

    private final StringBuilder text = new StringBuilder();

    private final int limit;

    CappedText(int limit) {
        this.limit = limit;
    }

    @Override
    public CappedText append(CharSequence more) {
        return append(more, 0, more.length());
    }

    @Override
    public CappedText append(CharSequence more, int start, int end) {
        check(end - start);
        text.append(more, start, end);
        return this;
    }

    @Override
    public CappedText append(char more) {
        check(1);
        text.append(more);
        return this;
    }

    private void check(int more) {
        if (more > limit - text.length()) {
            throw new ReadingLimitExceeded("its HTML has more than " + limit + " characters when it is written again");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
