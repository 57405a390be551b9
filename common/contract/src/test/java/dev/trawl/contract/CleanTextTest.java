package dev.trawl.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Text that pages brought into a message can be sent as JSON and kept in Postgres, whatever it was. */
class CleanTextTest {

    private static final String DIRTY = "a\u0000b\ud800c\udc00d😀";
    private static final String CLEAN = "a\ufffdb\ufffdc\ufffdd😀";
    private static final PageRef PAGE = new PageRef(PageKind.LIST, 2);

    @Test
    void outcomesHaveNoTextThatNobodyCanKeep() {
        var visitLocation = new VisitLocation(PageKind.LIST, 2, DIRTY, 200);
        assertThat(visitLocation.url()).isEqualTo(CLEAN);
        for (Outcome outcome : List.of(
                new Outcome.Failed(
                        Examples.VISIT,
                        Examples.AT,
                        Examples.FETCHER,
                        FailureKind.CLICK,
                        DIRTY,
                        visitLocation,
                        true,
                        Manifest.EMPTY,
                        List.of(),
                        false),
                new Outcome.Blocked(
                        Examples.VISIT, Examples.AT, Examples.FETCHER, DIRTY, visitLocation, null, Manifest.EMPTY),
                new Outcome.HandedBack(Examples.VISIT, Examples.AT, Examples.FETCHER, DIRTY, Manifest.EMPTY),
                new Outcome.Unreadable(Examples.VISIT, Examples.AT, PAGE, DIRTY),
                new Outcome.Unstorable(Examples.VISIT, Examples.AT, PAGE, DIRTY))) {
            assertThat(new String(MessageJson.write(outcome), java.nio.charset.StandardCharsets.UTF_8))
                    .contains(CLEAN)
                    .doesNotContain("\\u0000");
        }
    }

    @Test
    void lettersHaveNone() {
        var letter = new DeadLetter(
                Examples.VISIT,
                FailureKind.CLICK,
                DIRTY,
                DIRTY,
                Examples.AT,
                null,
                Manifest.EMPTY,
                List.of(),
                List.of());
        assertThat(letter.reason()).isEqualTo(CLEAN);
        assertThat(letter.by()).isEqualTo(CLEAN);
        var malformed = MalformedLetter.about(DIRTY, DIRTY, Examples.AT, DIRTY, 0, 0, null);
        assertThat(malformed.reason() + malformed.by() + malformed.topic()).isEqualTo(CLEAN + CLEAN + CLEAN);
    }

    @Test
    void whatIsCleanIsLeftAsItIs() {
        String shown = "six characters: \\u0000, 小狼 😀\n";
        assertThat(new Outcome.Unreadable(Examples.VISIT, Examples.AT, PAGE, shown).reason())
                .isSameAs(shown);
    }
}
