package dev.trawl.scheduler.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A request's body, kept to be read more than once: in memory while it is small, else in a file that goes with it. */
final class SpooledBody implements AutoCloseable {

    private static final int IN_MEMORY = 256 * 1024;

    private final byte[] head;
    private final Optional<Path> file;

    private SpooledBody(byte[] head, Optional<Path> file) {
        this.head = head;
        this.file = file;
    }

    /**
     * Reads all of it.
     *
     * @throws UploadTooLarge when it has more than {@code most} bytes
     */
    static SpooledBody of(InputStream body, long most) throws IOException {
        return of(body, most, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param folder where its file is, while there is one */
    static SpooledBody of(InputStream body, long most, Path folder) throws IOException {
        byte[] head = body.readNBytes(IN_MEMORY);
        if (head.length > most) {
            throw new UploadTooLarge(most);
        }
        if (head.length < IN_MEMORY) {
            return new SpooledBody(head, Optional.empty());
        }
        Path file = Files.createTempFile(folder, "trawl-upload", ".part");
        var spooledBody = new SpooledBody(head, Optional.of(file));
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            copy(body, out, most - head.length, most);
            return spooledBody;
        } catch (IOException | RuntimeException e) {
            spooledBody.close();
            throw e;
        }
    }

    private static void copy(InputStream body, OutputStream out, long left, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            left -= n;
            if (left < 0) {
                throw new UploadTooLarge(most);
            }
            out.write(buffer, 0, n);
        }
    }

    InputStream open() throws IOException {
        return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(head);
    }

    @Override
    public void close() {
        file.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(path + " cannot be deleted", e);
            }
        });
    }
}
