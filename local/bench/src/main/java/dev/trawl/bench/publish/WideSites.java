package dev.trawl.bench.publish;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.servers.ServerFiles;
import dev.trawl.servers.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo blog's site file, but for how many tasks may be out: as many as a site file can say. */
final class WideSites {

    private static final String RATE = "  rate: unlimited\n";

    private WideSites() {}

    /** @return a folder with that file alone */
    static Path in(Path folder) {
        try {
            String demo = Files.readString(ServerFiles.root().resolve("sites/demo.yml"));
            Path sites = TemporaryFolders.create(folder.resolve("sites"));
            Files.writeString(sites.resolve("demo.yml"), widened(demo));
            return sites;
        } catch (IOException e) {
            throw new BenchFailed("cannot copy the demo blog's site file", e);
        }
    }

    static String widened(String demo) {
        if (!demo.contains(RATE)) {
            throw new BenchFailed("the demo blog's site file has a rate, expected none");
        }
        return demo.replace(RATE, RATE + "  tasks-out: 1000\n");
    }
}
