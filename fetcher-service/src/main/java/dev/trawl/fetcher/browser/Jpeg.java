package dev.trawl.fetcher.browser;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Screenshots of WebDriver are PNG; those of a letter are JPEG, which knows no transparency. */
final class Jpeg {

    private Jpeg() {}

    static byte[] of(byte[] png) {
        try {
            BufferedImage shot = ImageIO.read(new ByteArrayInputStream(png));
            var opaque = new BufferedImage(shot.getWidth(), shot.getHeight(), BufferedImage.TYPE_INT_RGB);
            opaque.createGraphics().drawImage(shot, 0, 0, Color.WHITE, null);
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(opaque, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
