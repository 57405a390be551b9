package dev.trawl.bench.measure;

/**
 * One process at one moment, from {@code /proc/N/stat}.
 *
 * @param state one letter of proc(5): {@code S} sleeps, {@code R} runs, {@code Z} has ended and was not waited for
 * @param started in clock ticks since the machine did; with the number it names one process uniquely
 */
public record LiveProcess(long pid, long parent, char state, int threads, long started) {

    private static final int LONGEST_COMMAND = 120;

    static LiveProcess parse(String line) {
        String[] rest = Proc.afterName(line);
        return new LiveProcess(
                Proc.pid(line),
                Long.parseLong(rest[1]),
                rest[0].charAt(0),
                Integer.parseInt(rest[17]),
                Long.parseLong(rest[19]));
    }

    public boolean isZombie() {
        return state == 'Z';
    }

    /** Whether it is the same process, whatever has become of it since. */
    public boolean isSameAs(LiveProcess other) {
        return pid == other.pid && started == other.started;
    }

    /** The beginning of its command line; empty for a zombie, or when it is gone. */
    public String command() {
        return Proc.read(pid + "/cmdline")
                .map(line -> line.replace('\0', ' ').strip())
                .map(line -> line.substring(0, Math.min(line.length(), LONGEST_COMMAND)))
                .orElse("");
    }

    /** Whether its command line or its environment holds this text; not where neither may be read. */
    public boolean names(String text) {
        return Proc.read(pid + "/cmdline").filter(line -> line.contains(text)).isPresent()
                || Proc.read(pid + "/environ")
                        .filter(variables -> variables.contains(text))
                        .isPresent();
    }
}
