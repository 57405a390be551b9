package dev.trawl.demoblog.users;

/** Whose words an article is, with the mark that pages show. */
public enum ArticleKind {
    ORIGINAL("original", 1, "原", "原创"),
    REPOST("repost", 2, "转", "转载"),
    TRANSLATION("translation", 3, "译", "翻译");

    private final String label;
    private final int number;
    private final String mark;
    private final String name;

    ArticleKind(String label, int number, String mark, String name) {
        this.label = label;
        this.number = number;
        this.mark = mark;
        this.name = name;
    }

    /** What a crawl of it is expected to store. */
    public String label() {
        return label;
    }

    /** The n of the style class {@code type-n}. */
    public int number() {
        return number;
    }

    /** The one character in lists. */
    public String mark() {
        return mark;
    }

    /** The two characters on article pages. */
    public String longMark() {
        return name;
    }
}
