package dev.trawl.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pipelines of this user on this machine: a folder each, named as the pipeline, below one in the system's temporary
 * folder. A name is taken by making its folder; what a killed holder left is cleared away by the next that comes.
 */
public final class Stacks {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path base;

    public Stacks(Path base) {
        this.base = base;
    }

    /** Those of the user who runs this. */
    public static Stacks ofThisUser() {
        String given = System.getenv("TRAWL_RUN_DIR");
        return new Stacks(
                given == null
                        ? Path.of(System.getProperty("java.io.tmpdir"), "trawl-" + System.getProperty("user.name"))
                        : Path.of(given));
    }

    /** Those whose holder lives, by name. */
    public List<StackState> running() {
        return names().stream()
                .map(this::state)
                .flatMap(Optional::stream)
                .filter(StackState::isAlive)
                .toList();
    }

    private List<String> names() {
        try (Stream<Path> folders = Files.list(base)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Takes the wanted name, or where that runs already and need not be, the name with a number. */
    public String claim(String wanted, boolean exactly) {
        if (!wanted.matches("[a-z0-9][a-z0-9-]{0,31}")) {
            throw new StackFailed(
                    "the name '" + wanted + "' is not one: lower case letters, digits, dashes; 32 at most");
        }
        clearAway();
        List<String> candidates = new ArrayList<>(List.of(wanted));
        for (int n = 2; n < 100 && !exactly; n++) {
            candidates.add(wanted + "-" + n);
        }
        return candidates.stream()
                .filter(this::take)
                .findFirst()
                .orElseThrow(() -> new StackFailed("a pipeline named '" + wanted + "' runs already: ./trawl status"));
    }

    private boolean take(String name) {
        try {
            Files.createDirectories(base);
            Files.createDirectory(
                    base.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            ProcessHandle self = ProcessHandle.current();
            Files.writeString(holder(name), self.pid() + " " + StackState.started(self));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder in " + base, e);
        }
    }

    private Path holder(String name) {
        return base.resolve(name).resolve("holder");
    }

    /** Hands a claimed name on to another process, which then holds it. */
    public void handOver(String name, ProcessHandle to) {
        try {
            Files.writeString(holder(name), to.pid() + " " + StackState.started(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clearAway() {
        for (String name : names()) {
            try {
                String[] holder = Files.readString(holder(name)).split(" ");
                boolean alive = ProcessHandle.of(Long.parseLong(holder[0]))
                        .filter(process -> StackState.started(process) == Long.parseLong(holder[1]))
                        .isPresent();
                if (!alive) {
                    folder(name, Optional.empty()).delete();
                }
            } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
                // being made or being deleted this moment
            }
        }
    }

    public RunFolder folder(String name, Optional<Path> kept) {
        return new RunFolder(base.resolve(name), kept);
    }

    public Optional<StackState> state(String name) {
        try {
            return Optional.of(
                    JSON.readValue(Files.readString(base.resolve(name).resolve("stack.json")), StackState.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    static void write(RunFolder run, StackState state) {
        try {
            Path part = run.folder().resolve("stack.json.part");
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(state));
            Files.move(part, run.state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + run.state(), e);
        }
    }

    /** Gives a name back, with everything in its folder. */
    public void release(String name) {
        folder(name, Optional.empty()).delete();
        try (Stream<Path> rest = Files.list(base)) {
            if (rest.findAny().isEmpty()) {
                Files.deleteIfExists(base);
            }
        } catch (IOException e) {
            // another user's pipeline is there, or nothing at all
        }
    }
}
