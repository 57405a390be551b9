package dev.trawl.testing.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Integration test classes of one module that share a process.
 *
 * @param module its folder, relative to the repository
 * @param name of the module or, for a class that has the process for itself, of the class
 * @param classes full names
 */
record TestJob(String module, String name, List<String> classes) {

    /**
     * Classes that start a pipeline or many browsers of their own. They share nothing with the rest of their module, so each has
     * a process for itself and runs beside the others. The longest come first, so that none of them is left for the end.
     */
    static final List<String> ALONE = List.of(
            "PolitenessIT",
            "FaultyCrawlIT",
            "KilledInMidVisitIT",
            "LedgerUnderKillsIT",
            "FaultsIT",
            "SeveralOfEachIT",
            "KeptPipelineIT",
            "InterruptedDemoIT");

    /** The module whose classes share a pipeline. */
    private static final String PIPELINE = "cli";

    /** Modules whose tests take long; they begin first. */
    private static final List<String> LONG = List.of(PIPELINE, "libs/fetcher-core", "scheduler-service");

    /** Jobs that have no pipeline and few browsers, or wait for time limits most of their time. */
    private static final List<String> LIGHT = List.of("FaultsIT", "scheduler-service");

    /** Classes that draw what they do at random: that they fail once has a cause, and is no matter of a busy machine. */
    private static final List<String> RANDOM = List.of("LedgerUnderKillsIT");

    /** Some of its classes, run once more. */
    TestJob again(List<String> some) {
        return new TestJob(module, name + "-again", some);
    }

    boolean isRandom() {
        return classes.stream().map(TestJob::simple).anyMatch(RANDOM::contains);
    }

    /** How much of the machine it needs: 2 with a whole pipeline or many browsers, otherwise 1. */
    int weight() {
        return (ALONE.contains(name) || LONG.contains(module)) && !LIGHT.contains(name) ? 2 : 1;
    }

    /**
     * How many of the classes may run at a time. Those that share the pipeline wait for its visits; {@code @ResourceLock} keeps
     * apart those that would disturb each other.
     */
    int parallel() {
        return module.equals(PIPELINE) && classes.size() > 1 ? 3 : 1;
    }

    /**
     * The jobs for all wanted classes, in the order in which they should begin.
     *
     * @param wanted by the full name of a class
     */
    static List<TestJob> in(Path repository, Predicate<String> wanted) {
        List<TestJob> alone = new ArrayList<>();
        List<TestJob> modules = new ArrayList<>();
        for (String module : modules(repository)) {
            Map<Boolean, List<String>> classes = integrationTests(repository.resolve(module)).stream()
                    .filter(wanted)
                    .collect(Collectors.partitioningBy(name -> ALONE.contains(simple(name))));
            classes.getOrDefault(true, List.of())
                    .forEach(name -> alone.add(new TestJob(module, simple(name), List.of(name))));
            List<String> rest = classes.getOrDefault(false, List.of());
            if (!rest.isEmpty()) {
                modules.add(new TestJob(module, module.substring(module.lastIndexOf('/') + 1), rest));
            }
        }
        return Stream.concat(
                        modules.stream().filter(job -> LONG.contains(job.module())),
                        Stream.concat(
                                ALONE.stream()
                                        .flatMap(name -> alone.stream()
                                                .filter(job -> job.name().equals(name))),
                                modules.stream().filter(job -> !LONG.contains(job.module()))))
                .toList();
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The folders of all modules that Maven has built, relative to the repository. */
    static List<String> modules(Path repository) {
        Path built = Path.of("target", IntegrationTests.CLASS_PATH);
        try (Stream<Path> files = Files.find(repository, 4, (file, attributes) -> file.endsWith(built))) {
            return files.map(file -> repository.relativize(file).toString().replace("/" + built, ""))
                    // a module that was renamed leaves its target behind
                    .filter(module -> Files.exists(repository.resolve(module).resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> integrationTests(Path module) {
        Path root = module.resolve("target/test-classes");
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith("IT.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
