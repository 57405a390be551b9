package dev.trawl.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;

/** docs/topics.md is made from the records, so it pins the JSON of every message and cannot rot. */
class TopicsPageTest {

    private static final Path PAGE = Path.of("../../docs/topics.md");

    @Test
    void showsEveryTopicAsItIs() throws IOException {
        String page = page();
        if (Boolean.getBoolean("trawl.write-docs")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/topics.md; if the change is meant: mvn -pl common/contract test -Dtest=TopicsPageTest"
                        + " -Dtrawl.write-docs=true")
                .isEqualTo(page);
    }

    @Test
    void leavesOutNoTopic() {
        assertThat(new Topics("").all()).allSatisfy(topic -> assertThat(page()).contains("`" + topic + "`"));
    }

    private static String page() {
        var topics = new Topics("");
        var text = new StringBuilder("""
                # Topics

                Made by a test from the message records; edit `common/contract`, not this page. Every message has the header
                `schema: 1`. Keys are `site/userId` where nothing else is said, here `demo/user-0042`. Names are those
                without a prefix. A field that is absent is unknown or does not apply.

                """);
        section(
                text,
                topics.requests(),
                "Accounts to crawl, from anyone, in at most 1 MiB: a bare user ID; a dead letter as it is, whose task is to be tried again; or",
                Examples.REQUEST);
        section(text, topics.tasks(), "The order to visit one account. Read in a share group.", Examples.TASK);
        text.append("## `").append(topics.pages()).append("`\n\nThe HTML of a page, in UTF-8, with these headers:\n\n");
        text.append("```\n")
                .append(Examples.PAGE.headers().entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue() + "\n")
                        .collect(Collectors.joining()))
                .append("```\n\n");
        section(text, topics.records(), "What the parser read from one page.", Examples.RECORD);
        text.append("## `").append(topics.outcomes()).append("`\n\nFacts about a visit or a page.\n\n");
        Examples.outcomes().values().forEach(outcome -> json(text, outcome));
        section(
                text,
                topics.ends(),
                "Every task of a crawl has ended; the key is the crawl's ID. Said at least once, and again when a crawl ends"
                        + " again after new users or a replay.",
                Examples.CRAWL_END);
        text.append("## Dead letters\n\n")
                .append(topics.dead().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")))
                .append(": tasks that will not be tried again by themselves.\n\n");
        json(text, Examples.LETTER);
        section(
                text,
                topics.deadMessages(),
                "Messages that are not well-formed; the key is topic/partition/offset.",
                Examples.MALFORMED);
        text.append("## `")
                .append(topics.evidence())
                .append("`\n\n"
                        + "Screenshots (JPEG), HTML, console and timeline of dead letters, as bytes, with the"
                        + " headers of the visit and `kind`.\n\n");
        text.append("## `").append(topics.control()).append("`\n\nWhat the scheduler tells all fetchers.\n\n");
        for (Map.Entry<String, Control> control : Examples.controls().entrySet()) {
            text.append("Key `").append(control.getKey()).append("`:\n\n");
            json(text, control.getValue());
        }
        section(
                text,
                topics.fetchers(),
                "Heartbeats; the key is the fetcher's ID. `robots` says what the sites that it visited ask for in"
                        + " robots.txt, at most a day old;\n"
                        + "`crawlDelay` is absent where a site asks for none. The scheduler keeps it for all fetchers"
                        + " ([0018](decisions/0018-the-pace-a-site-bears.md)).",
                Examples.HEARTBEAT);
        return text.toString().stripTrailing() + "\n";
    }

    private static void section(StringBuilder text, String topic, String what, Object message) {
        text.append("## `").append(topic).append("`\n\n").append(what).append("\n\n");
        json(text, message);
    }

    /** Shown on several lines; on the topic it is one. */
    private static void json(StringBuilder text, Object message) {
        var mapper = MessageJson.mapper();
        byte[] wire = MessageJson.write(message);
        String shown = mapper.writer()
                .with(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(mapper.readTree(new String(wire, UTF_8)));
        text.append("```json\n").append(shown).append("\n```\n\n");
    }
}
