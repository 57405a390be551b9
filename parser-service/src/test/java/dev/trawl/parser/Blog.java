package dev.trawl.parser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A site of a few lines, for tests that are not about sites. */
final class Blog {

    static final String YAML = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            hosts: {allow: [blog.test]}
            pace: {rate: 20/min}
            pages:
              list: {url: "https://blog.test/{user}/list/1", ready: ".list", item: ".item"}
            signs:
              empty: [{select: .nothing, text: nothing here}]
            rules:
              dates: [yyyy-MM-dd HH:mm]
              profile:
                pages: [list]
                fields: {nickname: [{select: .nick}], fans: [{in: dl, label: [Fans]}]}
              articles:
                items: .item
                required: [title]
                fields:
                  article-id: [{select: a, attr: href, pattern: '(\\d+)$'}]
                  url: [{select: a, attr: href}]
                  title: [{select: a}]
                  published-at: [{select: .date}]
                  reads: [{select: .reads}]
            """;

    private Blog() {}

    static String page(String... ids) {
        var html = new StringBuilder("<p class=nick>Ann</p><dl><dt>Fans:<dd>12</dl><div class=list>");
        for (String id : ids) {
            html.append("<div class=item><a href=/ann/")
                    .append(id)
                    .append(">Title ")
                    .append(id)
                    .append("</a><i class=date>2018-11-05 19:47</i><i class=reads>1,234</i></div>");
        }
        return html.append("</div>").toString();
    }

    /** A folder that holds this site only. */
    static Path write(Path folder) {
        return write(folder, YAML);
    }

    static Path write(Path folder, String yaml) {
        try {
            Files.writeString(folder.resolve("blog.yml"), yaml);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
