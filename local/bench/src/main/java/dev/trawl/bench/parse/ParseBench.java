package dev.trawl.bench.parse;

import dev.trawl.bench.extraction.JsoupBaseline;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Meter;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.messaging.Drain;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.launcher.stack.Installation;
import dev.trawl.launcher.stack.Service;
import dev.trawl.servers.BoundProcess;
import dev.trawl.servers.DeathSignal;
import dev.trawl.servers.KafkaProcess;
import dev.trawl.servers.ServerFiles;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code parse}: messages a second of the parser. */
public final class ParseBench implements Benchmark {

    private static final int CAPTURED = 60;
    private static final int WARM_UP = 600;
    private static final Duration LIMIT = Duration.ofMinutes(5);

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
        SiteFile site = SiteFiles.read(ServerFiles.root().resolve("sites/demo.yml"));
        settings.say("capturing " + CAPTURED + " list pages of the demo blog");
        PageStock stock = PageStock.capture(site, settings.folder(), CAPTURED);
        Path pages = settings.folder().resolve("pages");
        stock.writeTo(pages);
        var rounds = new ParseRounds(stock);
        settings.say("starting Kafka");
        try (var kafka = KafkaProcess.startTemporary()) {
            for (int round = 0; round <= settings.rounds(); round++) {
                ParseRounds.Round one = round % 2 == 0
                        ? new ParseRounds.Round(parser(kafka, round, stock, settings), jsoup(pages, settings))
                        : reversed(kafka, round, stock, pages, settings);
                settings.say(one.text(round));
                if (round > 0) {
                    rounds.add(one);
                }
            }
        }
        return rounds.report(settings.messages());
    }

    private static ParseRounds.Round reversed(
            KafkaProcess kafka, int round, PageStock stock, Path pages, BenchSettings settings) {
        ParseRounds.Jsoup jsoup = jsoup(pages, settings);
        return new ParseRounds.Round(parser(kafka, round, stock, settings), jsoup);
    }

    private static ParseRounds.Parser parser(KafkaProcess kafka, int round, PageStock stock, BenchSettings settings) {
        try (var topics = new BenchTopics(kafka.bootstrapServers(), "parse" + round + ".")) {
            stock.publish(topics, settings.messages());
            String records = topics.names().records();
            try (var parser =
                    BenchServiceProcess.start(Service.PARSER, settings.folder(), topics.variables(), List.of())) {
                // the first quarter is the start of the program
                Drain.await(topics, records, settings.messages() / 4, LIMIT);
                long rest = settings.messages() - topics.count(records);
                MeasuredRun measuredRun = Meter.measure(() -> parser.tree().cpu(), () -> {
                    Drain.await(topics, records, settings.messages(), LIMIT);
                    return rest;
                });
                return new ParseRounds.Parser(
                        Drain.of(Drain.times(topics, records)).perSecond(), measuredRun);
            }
        }
    }

    private static ParseRounds.Jsoup jsoup(Path pages, BenchSettings settings) {
        List<String> command = new ArrayList<>(Installation.here().java(Service.PARSER));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                JsoupBaseline.class.getName(),
                pages.toString(),
                Integer.toString(WARM_UP),
                Integer.toString(settings.messages())));
        Path log = settings.folder().resolve("jsoup.log");
        try {
            Files.deleteIfExists(log);
            BoundProcess process =
                    BoundProcess.start(command, Path.of("").toAbsolutePath(), Map.of(), log, DeathSignal.KILL);
            if (!process.ends(LIMIT) || process.exitStatus() != 0) {
                process.kill();
                throw new BenchFailed("jsoup's own parse failed: " + Files.readString(log));
            }
            List<String> lines = Files.readAllLines(log);
            String[] figures = lines.getLast().split(" ");
            return new ParseRounds.Jsoup(
                    settings.messages() / Double.parseDouble(figures[0]),
                    Double.parseDouble(figures[1]) / settings.messages());
        } catch (IOException e) {
            throw new BenchFailed(String.format(Locale.ROOT, "cannot read %s", log), e);
        }
    }
}
