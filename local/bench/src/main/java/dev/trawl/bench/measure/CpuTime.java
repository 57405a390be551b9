package dev.trawl.bench.measure;

/**
 * CPU seconds, user and system, by who used them.
 *
 * @param own of Java: the fetcher's JVM, or the loop's
 * @param driver of chromedriver
 * @param browser of everything else below: the browser's processes, ended ones included
 */
public record CpuTime(double own, double driver, double browser) {

    public double total() {
        return own + driver + browser;
    }

    public CpuTime minus(CpuTime earlier) {
        return new CpuTime(own - earlier.own, driver - earlier.driver, browser - earlier.browser);
    }

    public CpuTime plus(CpuTime other) {
        return new CpuTime(own + other.own, driver + other.driver, browser + other.browser);
    }
}
