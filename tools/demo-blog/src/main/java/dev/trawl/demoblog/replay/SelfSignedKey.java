package dev.trawl.demoblog.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key and a certificate for one run, made by the JDK's keytool and kept in memory only. */
public final class SelfSignedKey {

    private static final String ALIAS = "replay";
    private static final int KEYTOOL_SECONDS = 120;

    private final KeyStore store;
    private final char[] password;

    private SelfSignedKey(KeyStore store, char[] password) {
        this.store = store;
        this.password = password;
    }

    /** @throws IOException when keytool is missing, fails, or takes over two minutes */
    public static SelfSignedKey forHost(String host) throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("demo-blog-key");
        Path file = folder.resolve("key.p12");
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        try {
            keytool(file, host, password);
            return new SelfSignedKey(
                    KeyStore.getInstance(file.toFile(), password.toCharArray()), password.toCharArray());
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static void keytool(Path file, String host, String password) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "30",
                "-dname",
                "CN=" + host + ", O=Demo blog",
                "-ext",
                "SAN=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                "KEY_PASSWORD");
        builder.environment().put("KEY_PASSWORD", password);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("keytool made no key for " + host + " within " + KEYTOOL_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("keytool made no key for " + host + ": exit status " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a key for " + host, e);
        } finally {
            process.destroyForcibly();
        }
    }

    public SSLContext sslContext() throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Base64 of the SHA-256 of the public key, as Chromium's {@code --ignore-certificate-errors-spki-list} wants it. */
    public String spki() throws GeneralSecurityException {
        byte[] key = store.getCertificate(ALIAS).getPublicKey().getEncoded();
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }
}
