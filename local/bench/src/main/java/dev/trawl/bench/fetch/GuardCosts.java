package dev.trawl.bench.fetch;

import dev.trawl.bench.browser.Guard;
import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Pairs;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.ResultTable;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What each guard costs: the loop that has it beside the loop that lacks it, of the same rounds. */
final class GuardCosts {

    private final Rounds rounds;
    private final ResultTable costs =
            new ResultTable("guard", "beside", "CPU ms/page more", "Java", "browser", "pages/s ÷");

    GuardCosts(Rounds rounds) {
        this.rounds = rounds;
    }

    /**
     * @param fetcher name of the real fetcher among the contenders
     * @param caveats sentences for the end
     */
    Report report(String fetcher, List<String> caveats) {
        for (Guard guard : Guard.values()) {
            cost(
                    guard.label(),
                    GuardLoop.with(guard).name(),
                    GuardLoop.without(guard).name());
        }
        cost("all of them", GuardLoop.ALL.name(), GuardLoop.BARE.name());
        cost("the rest of the " + fetcher, fetcher, GuardLoop.ALL.name());
        var loops = new ResultTable("loop", "pages/s", "CPU ms/page", "Java", "browser", "others' CPU %");
        for (String name : rounds.names()) {
            loops.row(
                    name,
                    rounds.spread(name, MeasuredRun::perSecond).text(2),
                    rounds.spread(name, milliseconds(CpuTime::total)).text(0),
                    rounds.spread(name, milliseconds(CpuTime::own)).text(0),
                    rounds.spread(name, milliseconds(GuardCosts::below)).text(0),
                    rounds.spread(name, sample -> 100 * sample.foreign()).text(0));
        }
        return new Report(List.of(costs, loops), List.of(), caveats);
    }

    private void cost(String what, String with, String without) {
        Pairs pairs = rounds.pairs(with, without);
        costs.row(
                what,
                without,
                pairs.more(milliseconds(CpuTime::total)).text(1),
                pairs.more(milliseconds(CpuTime::own)).text(1),
                pairs.more(milliseconds(GuardCosts::below)).text(1),
                pairs.ratio(MeasuredRun::perSecond).text(2));
    }

    /** A driver, which only the fetcher has, counts as its browser's. */
    private static double below(CpuTime cpu) {
        return cpu.browser() + cpu.driver();
    }

    private static ToDoubleFunction<MeasuredRun> milliseconds(ToDoubleFunction<CpuTime> whose) {
        return sample -> 1000 * whose.applyAsDouble(sample.cpu()) / sample.items();
    }
}
