package dev.trawl.bench.soak;

import dev.trawl.bench.measure.BenchFailed;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The curves of a soak, one panel below the other, with one legend. */
final class SoakChart {

    private static final int WIDTH = 1100;
    private static final int HEAD = 96;
    private static final int PANEL = 270;
    /** The services' memory is much the same: more room to tell them apart. */
    private static final int TALL_PANEL = 420;
    /** Pixels of the file a pixel of the layout: sharp on fine screens too. */
    private static final int SCALE = 2;

    /** Of Okabe and Ito: told apart by everyone. The browser comes last and has the darkest. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xE69F00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0x56B4E9),
            new Color(0xD55E00),
            new Color(0xA6761D),
            new Color(0x666666));

    private static final Color PALE = new Color(0xC8C8C8);
    private static final float LINE = 1.8f;
    private static final String BROWSER_LEGEND =
            "browser: all its processes, running mean of " + Curve.SMOOTH + " samples; pale: each sample";

    private static final Map<Quantity, String> TITLES = Map.of(
            Quantity.MEMORY,
            "Memory: of a service what is resident (RSS); of the browser's processes together what no file is behind (PSS)",
            Quantity.THREADS,
            "Threads",
            Quantity.DESCRIPTORS,
            "Open descriptors: files, sockets, pipes",
            Quantity.PAGE_TIME,
            "Time per page: from the load or the click to the capture, mean of the last " + PageWindow.SIZE + " pages");

    private static final List<Quantity> PANELS =
            List.of(Quantity.MEMORY, Quantity.THREADS, Quantity.DESCRIPTORS, Quantity.PAGE_TIME);

    private final List<Curve> curves;
    private final List<String> names;
    private final int visits;

    SoakChart(List<Curve> curves, int visits) {
        this.curves = List.copyOf(curves);
        this.visits = visits;
        this.names = curves.stream()
                .map(Curve::who)
                .filter(who -> !who.equals(Curve.PAGES))
                .distinct()
                .toList();
    }

    /** Draws something small, so that a machine without fonts says so before the work and not after it. */
    static void checkFonts() {
        var point = new Curve.Point(1, 1);
        var soakChart = new SoakChart(List.of(new Curve(Curve.PAGES, Quantity.PAGE_TIME, List.of(point, point))), 1);
        try {
            soakChart.draw("a title", "");
        } catch (InternalError | LinkageError | RuntimeException e) {
            throw new BenchFailed(
                    "this Java cannot draw text: install fonts (Debian: apt-get install fontconfig fonts-dejavu-core)",
                    e);
        }
    }

    void write(Path file, String title, String subtitle) {
        try {
            if (!ImageIO.write(draw(title, subtitle), "png", file.toFile())) {
                throw new IOException("no writer of PNG in this Java");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private BufferedImage draw(String title, String subtitle) {
        int height = HEAD + PANELS.stream().mapToInt(SoakChart::height).sum();
        var image = new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(SCALE, SCALE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        head(graphics, title, subtitle);
        graphics.translate(0, HEAD);
        for (Quantity quantity : PANELS) {
            panel(quantity).paint(graphics, WIDTH, height(quantity));
            graphics.translate(0, height(quantity));
        }
        graphics.dispose();
        return image;
    }

    private static int height(Quantity quantity) {
        return quantity == Quantity.MEMORY ? TALL_PANEL : PANEL;
    }

    private void head(Graphics2D graphics, String title, String subtitle) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(font(Font.BOLD, 18));
        graphics.drawString(title, 24, 30);
        graphics.setFont(font(Font.PLAIN, 13));
        graphics.drawString(subtitle, 24, 52);
        int x = 24;
        for (int i = 0; i < names.size(); i++) {
            graphics.setColor(colour(i));
            graphics.setStroke(stroke(LINE));
            graphics.draw(new Line2D.Double(x, 75, x + 28, 75));
            graphics.setColor(Color.BLACK);
            String text = names.get(i).equals(Sampler.BROWSER) ? BROWSER_LEGEND : names.get(i);
            graphics.drawString(text, x + 35, 80);
            x += 35 + graphics.getFontMetrics().stringWidth(text) + 30;
        }
    }

    private XYChart panel(Quantity quantity) {
        var chart = new XYChart(WIDTH, height(quantity));
        chart.setTitle(TITLES.get(quantity));
        chart.setXAxisTitle("visits done");
        chart.setYAxisTitle(quantity.label());
        style(chart);
        for (Curve curve : curves) {
            if (curve.quantity() == quantity && !curve.points().isEmpty()) {
                add(chart, curve);
            }
        }
        return chart;
    }

    /** A browser's figures jump with every page: they are pale, and their running mean stands out. */
    private void add(XYChart chart, Curve curve) {
        Color colour = colour(names.indexOf(curve.who()));
        if (curve.who().equals(Sampler.BROWSER)) {
            line(chart, curve.who() + ", each", curve, PALE, 0.8f);
            line(chart, curve.who(), curve.smoothed(), colour, LINE);
        } else {
            line(chart, curve.who(), curve, colour, LINE);
        }
    }

    private static void line(XYChart chart, String name, Curve curve, Color colour, float width) {
        XYSeries series = chart.addSeries(name, xs(curve), ys(curve));
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke(width));
    }

    private void style(XYChart chart) {
        var styler = chart.getStyler();
        styler.setBaseFont(font(Font.PLAIN, 12));
        styler.setChartTitleFont(font(Font.BOLD, 13));
        styler.setAxisTitleFont(font(Font.PLAIN, 12));
        styler.setAxisTickLabelsFont(font(Font.PLAIN, 11));
        styler.setChartTitleBoxVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setLegendVisible(false);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(0xDDDDDD));
        styler.setXAxisMin(0.0);
        styler.setXAxisMax((double) visits);
        styler.setYAxisMin(0.0);
        styler.setYAxisLeftWidthHint(70);
        styler.setDecimalPattern("#,##0");
    }

    private static double[] xs(Curve curve) {
        return curve.points().stream().mapToDouble(Curve.Point::visits).toArray();
    }

    private static double[] ys(Curve curve) {
        return curve.points().stream().mapToDouble(Curve.Point::value).toArray();
    }

    private Color colour(int place) {
        boolean last = place == names.size() - 1;
        return place < 0 || last ? Color.BLACK : COLOURS.get(place % COLOURS.size());
    }

    private static BasicStroke stroke(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }
}
