package dev.trawl.bench.parse;

import dev.trawl.bench.extraction.JsoupBaseline;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.Spread;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.Drain;
import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.devservers.BoundProcess;
import dev.trawl.devservers.BoundProcess.DeathSignal;
import dev.trawl.devservers.KafkaProcess;
import dev.trawl.devservers.LogTail;
import dev.trawl.devservers.ServerFiles;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.terminal.TextTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** {@code parse}: messages a second of the parser. */
public final class ParseBench implements Benchmark {

    private static final int CAPTURED = 60;
    private static final int WARM_UP = 600;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /**
     * The real parser.
     *
     * @param perSecond messages, once it runs
     * @param run after the first quarter
     */
    private record Parser(double perSecond, MeasuredRun run) {}

    /** jsoup alone, one thread. */
    private record Jsoup(double perSecond, double cpuPerPage) {}

    /** Both, one after the other. */
    private record Round(Parser parser, Jsoup jsoup) {

        double ratio() {
            return parser.perSecond / jsoup.perSecond;
        }
    }

    @Override
    public String name() {
        return "parse";
    }

    @Override
    public String purpose() {
        return "messages/s of the parser from a filled crawl.pages, against jsoup's own parse of the same pages";
    }

    @Override
    public Report run(BenchSettings settings) {
        settings.say("capturing " + CAPTURED + " list pages of the demo blog");
        var site = SiteFiles.read(ServerFiles.root().resolve("sites/demo.yml"));
        PageStock stock = PageStock.capture(site, settings.run(), CAPTURED);
        Path pages = stock.writeTo(settings.folder().resolve("pages"));
        List<Round> rounds = new ArrayList<>();
        settings.say("starting Kafka");
        try (var kafka = KafkaProcess.startTemporary()) {
            for (int round = 0; round <= settings.rounds(); round++) {
                Round one = round(kafka, round, stock, pages, settings);
                settings.say(String.format(
                        Locale.ROOT,
                        "round %d: parser %.0f messages/s, jsoup alone %.0f pages/s, %s",
                        round,
                        one.parser.perSecond,
                        one.jsoup.perSecond,
                        one.parser.run.othersText()));
                if (round > 0) {
                    rounds.add(one);
                }
            }
        }
        return report(rounds, stock, settings.messages());
    }

    /** The parser first in even rounds, jsoup in odd ones. */
    private static Round round(KafkaProcess kafka, int round, PageStock stock, Path pages, BenchSettings settings) {
        if (round % 2 == 0) {
            Parser parser = parser(kafka, round, stock, settings);
            return new Round(parser, jsoup(pages, settings));
        }
        Jsoup jsoup = jsoup(pages, settings);
        return new Round(parser(kafka, round, stock, settings), jsoup);
    }

    private static Parser parser(KafkaProcess kafka, int round, PageStock stock, BenchSettings settings) {
        try (var topics = new BenchTopics(kafka.bootstrapServers(), "parse" + round + ".")) {
            stock.publish(topics, settings.messages());
            String records = topics.names().records();
            try (var parser = ServiceProcess.alone(Service.PARSER, settings.run(), topics.variables(), List.of())) {
                // the first quarter is the start of the program
                Drain.await(topics, records, settings.messages() / 4, LIMIT);
                long rest = settings.messages() - topics.count(records);
                MeasuredRun run = MeasuredRun.of(() -> CpuTime.ofTree(parser.pid()), () -> {
                    Drain.await(topics, records, settings.messages(), LIMIT);
                    return rest;
                });
                return new Parser(Drain.of(Drain.times(topics, records)).perSecond(), run);
            }
        }
    }

    private static Jsoup jsoup(Path pages, BenchSettings settings) {
        List<String> command = new ArrayList<>(Installation.here().java(Service.PARSER));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                JsoupBaseline.class.getName(),
                pages.toString(),
                Integer.toString(WARM_UP),
                Integer.toString(settings.messages())));
        Path log = settings.folder().resolve("jsoup.log");
        BoundProcess process =
                BoundProcess.start(command, Path.of("").toAbsolutePath(), Map.of(), log, DeathSignal.KILL);
        if (!process.ends(LIMIT) || process.exitStatus() != 0) {
            process.kill();
            throw new BenchFailed("jsoup's own parse failed: " + LogTail.of(log, 8));
        }
        String[] figures = LogTail.of(log, 1).split(" ");
        return new Jsoup(
                settings.messages() / Double.parseDouble(figures[0]),
                Double.parseDouble(figures[1]) / settings.messages());
    }

    private static Report report(List<Round> rounds, PageStock stock, int messages) {
        var table = new TextTable("who", "messages/s", "÷ jsoup", "CPU ms/message", "others' CPU %");
        table.row(
                "parser",
                text(rounds, round -> round.parser.perSecond, 0),
                text(rounds, Round::ratio, 2),
                text(rounds, round -> 1000 * round.parser.run.cpuPerItem(), 2),
                text(rounds, round -> 100 * round.parser.run.others(), 0));
        table.row(
                "jsoup alone, one thread",
                text(rounds, round -> round.jsoup.perSecond, 0),
                "1",
                text(rounds, round -> 1000 * round.jsoup.cpuPerPage, 2),
                "");
        String caveat = String.format(
                Locale.ROOT,
                "%d messages, made of %d list pages of %.0f KB; the parser without the first quarter",
                messages,
                stock.size(),
                stock.meanKilobytes());
        return new Report(List.of(table), List.of(), List.of(caveat));
    }

    private static String text(List<Round> rounds, ToDoubleFunction<Round> figure, int decimals) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList()).text(decimals);
    }
}
