package dev.trawl.fetcher.browser.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Converts the PNG screenshots of WebDriver to the JPEG of a letter, which has no transparency. */
public final class Jpeg {

    private Jpeg() {}

    /** @return empty when this is no image */
    public static Optional<byte[]> of(byte[] png) {
        try {
            // Without a temporary file.
            BufferedImage shot = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)));
            if (shot == null) {
                return Optional.empty();
            }
            var opaque = new BufferedImage(shot.getWidth(), shot.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D canvas = opaque.createGraphics();
            canvas.drawImage(shot, 0, 0, Color.WHITE, null);
            canvas.dispose();
            var bytes = new ByteArrayOutputStream();
            try (var out = new MemoryCacheImageOutputStream(bytes)) {
                ImageIO.write(opaque, "jpeg", out);
            }
            return Optional.of(bytes.toByteArray());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
