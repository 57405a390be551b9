package dev.trawl.devservers.process;

/**
 * One process at one moment, from {@code /proc/N/stat}.
 *
 * @param program its name, of which the kernel keeps 15 bytes
 * @param state one letter of proc(5): {@code S} sleeps, {@code R} runs, {@code Z} is a zombie
 * @param started in clock ticks since the machine started
 * @param ownCpu user and system time of the process, in seconds
 * @param endedCpu the same of its children that have ended and were waited for
 */
public record LiveProcess(
        long pid, String program, long parent, char state, int threads, long started, double ownCpu, double endedCpu) {

    private static final int LONGEST_COMMAND = 120;

    /** What identifies a process: the kernel uses a number again, but not with the same start. */
    public record Id(long pid, long started) {}

    static LiveProcess parse(String line) {
        // the name stands in parentheses and may hold any character, parentheses and blanks too
        int end = line.lastIndexOf(')');
        String[] rest = line.substring(end + 2).split(" ");
        return new LiveProcess(
                Long.parseLong(line.substring(0, line.indexOf('(') - 1)),
                line.substring(line.indexOf('(') + 1, end),
                Long.parseLong(rest[1]),
                rest[0].charAt(0),
                Integer.parseInt(rest[17]),
                Long.parseLong(rest[19]),
                seconds(rest[11], rest[12]),
                seconds(rest[13], rest[14]));
    }

    private static double seconds(String userTicks, String systemTicks) {
        return (Long.parseLong(userTicks) + Long.parseLong(systemTicks)) / ProcFiles.TICKS_PER_SECOND;
    }

    public Id id() {
        return new Id(pid, started);
    }

    public boolean isZombie() {
        return state == 'Z';
    }

    /** Its command line with blanks between the arguments; empty for a zombie, or when it has ended. */
    public String command() {
        return ProcFiles.read(pid + "/cmdline")
                .map(line -> line.replace('\0', ' ').strip())
                .orElse("");
    }

    /** The beginning of its command line. */
    public String shortCommand() {
        String command = command();
        return command.substring(0, Math.min(command.length(), LONGEST_COMMAND));
    }

    /** Whether its command line or its environment contains this text; false where neither can be read. */
    public boolean mentions(String text) {
        return ProcFiles.read(pid + "/cmdline")
                        .filter(line -> line.contains(text))
                        .isPresent()
                || ProcFiles.read(pid + "/environ")
                        .filter(variables -> variables.contains(text))
                        .isPresent();
    }
}
