package dev.trawl.cli.sites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A site file and pages that a test writes. */
final class SmallBlog {

    private static final String PLACES = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            hosts: {allow: [blog.test]}
            pace: {rate: 20/min}
            pages:
              profile: {url: "https://blog.test/{user}", ready: .me}
              list: {url: "https://blog.test/{user}/list/{page}", ready: .list, item: .item}
              article: {links: .item a, ready: .text}
            """;

    static final String RULES = """
            signs:
              empty: [{select: .none}]
            rules:
              dates: [yyyy-MM-dd]
              profile:
                required: [nickname]
                fields:
                  nickname: [{select: .nick}]
                  fans: [{select: .fans, attr: title}, {select: .fans}]
                  level: [{select: .level}]
              articles:
                owner: [{select: a, attr: href, pattern: '^/([^/]+)/'}]
                items: .item
                required: [title]
                fields:
                  article-id: [{select: a, attr: href, pattern: '(\\d+)$'}]
                  url: [{select: a, attr: href}]
                  title: [{select: h2}, {select: a}]
                  published-at: [{select: .date}]
                  pinned: [{select: .top}]
              article:
                fields:
                  article-id: [{script: articleId}]
                  body: [{select: .text}]
            """;

    static final String LIST = """
            <div class=list>
            <div class=item><a href="/ann/1"><h2>雨夜读书</h2></a><i class=date>2020-02-03</i><b class=top>top</b></div>
            <div class=item><a href="/ann/2">Two</a><i class=date>yesterday</i></div>
            <div class=item><a href="/bob/9">Nine</a></div>
            </div>
            """;

    static final String PROFILE = "<p class=me><b class=nick>Ann</b><i class=fans>12.3万</i></p>";

    private final Path folder;

    SmallBlog(Path folder) {
        this.folder = folder;
        rules(RULES);
    }

    /** The site file, with these rules and signs; saved as an editor does, under another name first. */
    Path rules(String yaml) {
        Path written = write("blog.yml.new", PLACES + yaml);
        try {
            return Files.move(
                    written,
                    folder.resolve("blog.yml"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String siteFile() {
        return folder.resolve("blog.yml").toString();
    }

    /** Replaces something in the site file. */
    void edit(String before, String after) {
        try {
            String text = Files.readString(folder.resolve("blog.yml"));
            String edited = text.replace(before, after);
            if (edited.equals(text)) {
                throw new IllegalArgumentException("the site file has no " + before);
            }
            write("blog.yml", edited);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page in a file. */
    String page(String html) {
        return write("page.html", html).toString();
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
