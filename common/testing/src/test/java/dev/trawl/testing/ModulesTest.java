package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Arrows point down: tools and commands use services and libraries, these use common, and nothing points back. */
class ModulesTest {

    /** The folders of modules, the lowest first. A module depends on its own folder's modules and on those of lower ones. */
    private static final List<String> LAYERS = List.of("common", "libs", "service", "tools");

    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);

    @Test
    void dependOnLowerLayersOnly() throws IOException {
        Map<String, String> folders = new TreeMap<>();
        for (String folder : modules()) {
            String own = pom(folder).replaceFirst("(?s)<parent>.*</parent>", "");
            folders.put(first(own, "artifactId"), folder);
        }
        Set<String> upwards = new TreeSet<>();
        for (String folder : modules()) {
            Matcher dependencies = DEPENDENCY.matcher(pom(folder));
            while (dependencies.find()) {
                String dependency = dependencies.group(1);
                String on = folders.get(first(dependency, "artifactId"));
                if (on != null && !dependency.contains("<scope>test</scope>") && !isAllowed(folder, on)) {
                    upwards.add(folder + " -> " + on);
                }
            }
        }
        assertThat(folders).hasSizeGreaterThan(10).containsValue("libs/fetcher-core");
        assertThat(upwards).isEmpty();
    }

    private static boolean isAllowed(String from, String to) {
        int up = Integer.compare(layer(to), layer(from));
        return up < 0 || (up == 0 && !from.endsWith("-service"));
    }

    private static int layer(String module) {
        String folder = module.endsWith("-service") ? "service" : module.replaceFirst("/.*", "");
        return LAYERS.indexOf(folder.equals("cli") ? "tools" : folder);
    }

    @Test
    void haveEachTheirOwnPackages() throws IOException {
        Map<String, Set<String>> modulesByPackage = Repository.sources("main").stream()
                .map(file -> Repository.root().relativize(file).toString())
                .collect(Collectors.groupingBy(
                        file -> Objects.requireNonNull(Path.of(file.replaceFirst(".*/src/main/java/", ""))
                                        .getParent())
                                .toString(),
                        TreeMap::new,
                        Collectors.mapping(file -> file.replaceFirst("/src/main/.*", ""), Collectors.toSet())));

        assertThat(modulesByPackage).hasSizeGreaterThan(50);
        assertThat(modulesByPackage.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1))
                .isEmpty();
    }

    private static List<String> modules() throws IOException {
        return Pattern.compile("<module>(.*)</module>")
                .matcher(pom(""))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    private static String pom(String folder) throws IOException {
        return Files.readString(Repository.root().resolve(folder).resolve("pom.xml"));
    }

    private static String first(String xml, String element) {
        Matcher found =
                Pattern.compile("<" + element + ">(.*?)</" + element + ">").matcher(xml);
        return found.find() ? found.group(1) : "";
    }
}
