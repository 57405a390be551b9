package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A mutation of the bytes of a page. The same random numbers give the same result. */
enum Mutation {
    CUT_OFF {
        @Override
        byte[] of(byte[] page, List<byte[]> others, Random random) {
            return Arrays.copyOf(page, random.nextInt(page.length + 1));
        }
    },
    CUT_OUT {
        @Override
        byte[] of(byte[] page, List<byte[]> others, Random random) {
            int from = random.nextInt(page.length);
            return replaced(page, from, end(page, from, random), NOTHING);
        }
    },
    DUPLICATE {
        @Override
        byte[] of(byte[] page, List<byte[]> others, Random random) {
            int from = random.nextInt(page.length);
            byte[] chunk = Arrays.copyOfRange(page, from, end(page, from, random));
            return replaced(page, from, from, repeated(chunk, 1 + random.nextInt(4)));
        }
    },
    SWAP {
        @Override
        byte[] of(byte[] page, List<byte[]> others, Random random) {
            int[] at = random.ints(4, 0, page.length + 1).sorted().toArray();
            byte[] swapped = replaced(page, at[2], at[3], Arrays.copyOfRange(page, at[0], at[1]));
            return replaced(swapped, at[0], at[1], Arrays.copyOfRange(page, at[2], at[3]));
        }
    },
    SPLICE {
        @Override
        byte[] of(byte[] page, List<byte[]> others, Random random) {
            byte[] other = others.get(random.nextInt(others.size()));
            int from = random.nextInt(other.length);
            byte[] chunk = Arrays.copyOfRange(other, from, end(other, from, random));
            int at = random.nextInt(page.length);
            return replaced(page, at, at, chunk);
        }
    },
    DROP_TAGS {
        @Override
        byte[] of(byte[] page, List<byte[]> others, Random random) {
            String dropped =
                    List.of("</", "<", ">", "\"", "=", "</div", "</script").get(random.nextInt(7));
            var kept = new StringBuilder();
            String text = new String(page, ISO_8859_1);
            int from = 0;
            for (int at = text.indexOf(dropped); at >= 0; at = text.indexOf(dropped, at + 1)) {
                if (random.nextInt(10) == 0 && at >= from) {
                    kept.append(text, from, at);
                    from = at + dropped.length();
                }
            }
            return kept.append(text, from, text.length()).toString().getBytes(ISO_8859_1);
        }
    },
    SPRINKLE {
        @Override
        byte[] of(byte[] page, List<byte[]> others, Random random) {
            byte[] spoiled = page.clone();
            for (int i = 1 + random.nextInt(500); i > 0; i--) {
                spoiled[random.nextInt(spoiled.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) SYNTAX.charAt(random.nextInt(SYNTAX.length()));
            }
            return spoiled;
        }
    },
    INSERT {
        @Override
        byte[] of(byte[] page, List<byte[]> others, Random random) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            int at = random.nextInt(page.length);
            return replaced(page, at, at, repeated(piece.getBytes(UTF_8), 1 << random.nextInt(11)));
        }
    },
    RECODE {
        @Override
        byte[] of(byte[] page, List<byte[]> others, Random random) {
            String text = new String(page, UTF_8);
            return text.getBytes(
                    List.of(Charset.forName("GBK"), UTF_16LE, ISO_8859_1).get(random.nextInt(3)));
        }
    };

    private static final byte[] NOTHING = {};

    private static final String SYNTAX = "<>\"'&;/= \0\n{}[]#:-!";

    private static final List<String> PIECES = List.of(
            "<div>",
            "</div>",
            "<b><i>",
            "<p><b>",
            "<table><tr>",
            "<li>",
            "<a href='/x/article/details/1'>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "<svg><style>",
            "<select><option>",
            "<template>",
            "<base href=/./>",
            "&#x10ffff;",
            "&#0;",
            "&nbsp;",
            "&amp",
            "\ud83d\ude00",
            "\u202e",
            "9".repeat(30),
            "9,",
            "1.",
            "万",
            "{\"a\":[",
            "\\u12",
            "var articleId = '",
            "window.__INITIAL_STATE__={",
            "<form><input>",
            "<plaintext>",
            "<frameset>");

    /** Returns mutated bytes. The argument has at least one byte and stays unchanged. */
    abstract byte[] of(byte[] page, List<byte[]> others, Random random);

    private static int end(byte[] page, int from, Random random) {
        return from + random.nextInt(Math.min(page.length - from, 20_000) + 1);
    }

    private static byte[] repeated(byte[] chunk, int times) {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(chunk);
        }
        return all.toByteArray();
    }

    private static byte[] replaced(byte[] page, int from, int to, byte[] by) {
        var all = new ByteArrayOutputStream();
        all.write(page, 0, from);
        all.writeBytes(by);
        all.write(page, to, page.length - to);
        return all.toByteArray();
    }
}
