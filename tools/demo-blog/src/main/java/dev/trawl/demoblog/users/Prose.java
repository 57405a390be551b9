package dev.trawl.demoblog.users;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes titles and texts by drawing from the vocabulary. */
final class Prose {

    private static final int SUMMARY_CHARACTERS = 180;

    private final Random random;

    Prose(Random random) {
        this.random = random;
    }

    <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String title(String topic) {
        return switch (random.nextInt(6)) {
            case 0 -> anyOf(Vocabulary.LATIN_TITLES).formatted(topic);
            case 1 -> "【" + topic + "】" + topic + anyOf(Vocabulary.ASPECTS);
            case 2 -> "深入理解 " + topic + "（" + (1 + random.nextInt(9)) + "）" + anyOf(Vocabulary.ASPECTS);
            default -> topic + " " + anyOf(Vocabulary.ASPECTS);
        };
    }

    List<String> paragraphs(String topic) {
        var paragraphs = new ArrayList<String>();
        int count = 3 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            int sentences = 2 + random.nextInt(4);
            for (int j = 0; j < sentences; j++) {
                text.append(j == 0 ? "" : " ")
                        .append(anyOf(Vocabulary.SENTENCES).formatted(topic));
            }
            paragraphs.add(text.toString());
        }
        return paragraphs;
    }

    /** The beginning of the text, as platforms cut it. */
    static String summary(List<String> paragraphs) {
        String text = String.join(" ", paragraphs);
        int end = text.offsetByCodePoints(0, Math.min(SUMMARY_CHARACTERS, text.codePointCount(0, text.length())));
        return text.substring(0, end).strip() + "...";
    }

    List<String> tags() {
        var tags = new ArrayList<String>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String tag = anyOf(Vocabulary.TAGS);
            if (!tags.contains(tag)) {
                tags.add(tag);
            }
        }
        return tags;
    }
}
