package dev.trawl.demoblog.replay;

import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** A host whose pages were captured into a folder; what was not captured is 404. */
public final class CapturedHost {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=UTF-8",
            "htm", "text/html; charset=UTF-8",
            "css", "text/css; charset=UTF-8",
            "js", "text/javascript; charset=UTF-8",
            "json", "application/json",
            "txt", "text/plain; charset=UTF-8",
            "png", "image/png",
            "jpg", "image/jpeg",
            "gif", "image/gif",
            "svg", "image/svg+xml");

    private final String host;
    private final Path folder;
    private final ReplayRules rules;

    /** @throws IllegalArgumentException when there is no such folder */
    public CapturedHost(String host, Path folder, ReplayRules rules) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("replay: " + folder + " is not a folder");
        }
        this.host = host.toLowerCase(Locale.ROOT);
        this.folder = folder.toAbsolutePath().normalize();
        this.rules = rules;
    }

    public String host() {
        return host;
    }

    /** Without a rule for it, a path is the file of that name in the folder. */
    public Reply reply(String path, String pathAndQuery) {
        Path file = folder.resolve(rules.file(pathAndQuery).orElse(path.substring(1)))
                .normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return Body.text(404, "not captured");
        }
        try {
            return new Body(200, type(file), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(Path file) {
        String name = file.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
