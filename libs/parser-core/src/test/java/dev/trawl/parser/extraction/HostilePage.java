package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pages of which a parser without limits makes far more than their size, each with what its reading must say. */
enum HostilePage {
    /** Each paragraph gets a copy of the twelve formatting elements with their attributes: 11 KiB of every 8 bytes. */
    FORMATTING_ELEMENTS("attributes") {
        @Override
        String html() {
            return "<p>" + formatting(12, 100) + "<p>x</p>".repeat(15_000);
        }
    },
    FORMATTING_ELEMENTS_WITHOUT_ATTRIBUTES("100000 elements") {
        @Override
        String html() {
            return "<p>" + formatting(12, 0) + "<p>x</p>".repeat(140_000);
        }
    },
    FORMATTING_ELEMENTS_WITH_ALL_ATTRIBUTES("attributes") {
        @Override
        String html() {
            return "<p>" + formatting(12, 512) + "<p>x</p>".repeat(15_000);
        }
    },
    /** Each closed element replaces the three around it by copies, and these never close. */
    OVERLAPPING_FORMATTING_ELEMENTS("more than") {
        @Override
        String html() {
            return "<b>" + formatting(3, 512) + "<u><p></u>".repeat(70_000);
        }
    },
    OVERLAPPING_LINKS("") {
        @Override
        String html() {
            return "<div>" + "<a " + attributes(500) + "><i " + attributes(500) + "><div>x</a>y".repeat(1_500);
        }
    },
    LONG_ATTRIBUTE_IN_COPIES("") {
        @Override
        String html() {
            return "<p><b title='" + "x".repeat(1_000_000) + "'>" + "<p>x</p>".repeat(40_000);
        }
    },
    ATTRIBUTES("200000 attributes") {
        @Override
        String html() {
            return "<p a=1 b=2 c=3 d=4>".repeat(290_000);
        }
    },
    ATTRIBUTES_OF_MANY_NAMES("100000 elements") {
        @Override
        String html() {
            return IntStream.range(0, 250_000)
                    .mapToObj(i -> "<p n" + i + "=v" + i + ">")
                    .collect(Collectors.joining());
        }
    },
    ELEMENTS("100000 elements") {
        @Override
        String html() {
            return "<p>x".repeat(290_000);
        }
    },
    ELEMENTS_OF_MANY_NAMES("100000 elements") {
        @Override
        String html() {
            return IntStream.range(0, 200_000).mapToObj(i -> "<e" + i + ">x").collect(Collectors.joining());
        }
    },
    AS_MANY_ELEMENTS_AS_A_PAGE_MAY_HAVE("") {
        @Override
        String html() {
            return "<p a=1 b=2>中</p>".repeat(99_000);
        }
    },
    COMMENTS("") {
        @Override
        String html() {
            return "<!--中-->x中".repeat(290_000);
        }
    },
    NESTED_ITEMS("title is longer than 1000000 characters, in 250 of 250 items") {
        @Override
        String html() {
            return "<div class=item><a>1</a>".repeat(250) + "long text ".repeat(400_000);
        }
    },
    NESTED_ITEMS_OF_MANY_PIECES("title is longer than 1000000 characters") {
        @Override
        String html() {
            return "<div class=item><a>1</a>".repeat(250) + ("long text ".repeat(30) + "<hr>").repeat(12_000);
        }
    },
    /** Each item holds all elements. */
    NESTED_ITEMS_OF_MANY_ELEMENTS("") {
        @Override
        String html() {
            return "<div class=item><a>1</a>".repeat(480) + "<hr>".repeat(95_000);
        }
    },
    ITEMS_WITH_LONG_BODIES("body is left out, because the texts of the page are longer than 4000000 characters") {
        @Override
        String html() {
            return IntStream.range(0, 18)
                    .mapToObj(i -> "<div class=item><a>" + i + "</a>" + "中y ".repeat(180_000) + "</div>")
                    .collect(Collectors.joining());
        }
    },
    MANY_ITEMS("body is left out") {
        @Override
        String html() {
            return IntStream.range(0, 4_900)
                    .mapToObj(i -> "<div class=item><a>" + i + "</a>" + "中y ".repeat(600) + "</div>")
                    .collect(Collectors.joining());
        }
    },
    ONE_TEXT("6000000 characters in one text") {
        @Override
        String html() {
            return "<p>中" + "x".repeat(17_000_000);
        }
    },
    THREE_TEXTS("") {
        @Override
        String html() {
            return ("<p>中" + "x".repeat(5_800_000) + "</p>").repeat(3);
        }
    },
    ONE_ATTRIBUTE("6000000 characters in one text") {
        @Override
        String html() {
            return "<p title='中" + "x".repeat(17_000_000);
        }
    },
    ONE_COMMENT("6000000 characters in one text") {
        @Override
        String html() {
            return "<!--中" + "x".repeat(17_000_000);
        }
    },
    ONE_SCRIPT("6000000 characters in one text") {
        @Override
        String html() {
            return "<script>var state = '中" + "x".repeat(17_000_000);
        }
    },
    JSON_OF_ONE_STRING("nickname is longer than 1000000 characters") {
        @Override
        String html() {
            return "<b>x</b><div class=item><a>1</a></div><script>state = {name: '中" + "x".repeat(5_900_000)
                    + "'};</script>";
        }
    },
    JSON_OF_MANY_OBJECTS("200000 values") {
        @Override
        String html() {
            return "<b>x</b><script>state = [" + "{},".repeat(1_900_000) + "1];</script>";
        }
    },
    JSON_OF_MANY_NUMBERS("200000 values") {
        @Override
        String html() {
            return "<b>x</b><script>state = {name: [" + "1234567890123,".repeat(400_000) + "1]};</script>";
        }
    },
    JSON_NESTED_DEEP("") {
        @Override
        String html() {
            return "<b>x</b><script>state = " + "[".repeat(2_500_000) + "]".repeat(2_500_000) + ";</script>";
        }
    },
    JSON_IN_MANY_SCRIPTS("200000 values") {
        @Override
        String html() {
            return "<b>x</b>" + ("<script>state = [" + "{},".repeat(10_000) + "1];</script>").repeat(400);
        }
    },
    TABLES("") {
        @Override
        String html() {
            return "<table>" + formatting(12, 100) + "<tr>x".repeat(60_000);
        }
    };

    private final String says;

    HostilePage(String says) {
        this.says = says;
    }

    abstract String html();

    byte[] bytes() {
        return html().getBytes(UTF_8);
    }

    /** What the end or the warnings of its reading have to contain. */
    String says() {
        return says;
    }

    private static String formatting(int elements, int attributes) {
        return IntStream.range(0, elements)
                .mapToObj(i -> "<" + (i % 2 == 0 ? "i" : "font") + " id=i" + i + " " + attributes(attributes - 1) + ">")
                .collect(Collectors.joining());
    }

    private static String attributes(int count) {
        return IntStream.range(0, Math.max(0, count))
                .mapToObj(i -> "a" + i + "=1")
                .collect(Collectors.joining(" "));
    }
}
