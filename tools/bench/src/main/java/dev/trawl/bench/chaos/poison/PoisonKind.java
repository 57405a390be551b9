package dev.trawl.bench.chaos.poison;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.Topics;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** In which way a message cannot be read. */
public enum PoisonKind {
    RANDOM_BYTES,
    OTHER_SHAPE,
    NEWER_SCHEMA,
    NULL,
    TEN_MEGABYTES;

    private static final int BYTES = 300;
    private static final int LARGE = 10_000_000;
    private static final int NEWER = 99;

    /** No text in UTF-8 begins so, nor anything that is compressed. */
    private static final byte NO_TEXT = (byte) 0xFF;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What stands in the header {@code schema}. */
    public int schema() {
        return this == NEWER_SCHEMA ? NEWER : Topics.SCHEMA;
    }

    public byte @Nullable [] value(Random random) {
        return switch (this) {
            case RANDOM_BYTES -> bytes(random, BYTES);
            case OTHER_SHAPE -> "{\"shape\":{\"is\":\"another\"},\"numbers\":[1,2,3]}".getBytes(UTF_8);
            case NEWER_SCHEMA -> "{\"what\":\"will be said one day\"}".getBytes(UTF_8);
            case NULL -> null;
            case TEN_MEGABYTES -> bytes(random, LARGE);
        };
    }

    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        bytes[0] = NO_TEXT;
        return bytes;
    }
}
