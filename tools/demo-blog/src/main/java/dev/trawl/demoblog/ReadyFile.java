package dev.trawl.demoblog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;

/** Tells the process that started the blog where it listens, in one step: the file is whole or not there. */
final class ReadyFile {

    private ReadyFile() {}

    static void write(Path file, DemoServer server) throws IOException {
        var ready = new LinkedHashMap<String, Object>();
        ready.put("httpPort", server.httpPort());
        ready.put("untrustedPort", server.untrustedPort());
        server.httpsPort().ifPresent(port -> ready.put("httpsPort", port));
        server.spki().ifPresent(spki -> ready.put("spki", spki));
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        Files.writeString(part, Json.of(ready) + "\n");
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
