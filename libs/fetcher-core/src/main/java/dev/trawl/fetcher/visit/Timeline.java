package dev.trawl.fetcher.visit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The steps of a visit, each with its time. Keeps the first 100 and the latest 300. Thread-safe. */
public final class Timeline {

    private static final int FIRST = 100;
    private static final int LATEST = 300;

    /** One step. */
    public record Step(Instant at, String what) {}

    private final Clock clock;
    private final List<Step> first = new ArrayList<>();
    private final Deque<Step> latest = new ArrayDeque<>();
    private Step current;
    private int pages;

    public Timeline(Clock clock) {
        this.clock = clock;
        this.current = new Step(clock.instant(), "begins");
        first.add(current);
    }

    public synchronized void step(String what) {
        current = new Step(clock.instant(), what);
        if (first.size() < FIRST) {
            first.add(current);
            return;
        }
        latest.addLast(current);
        if (latest.size() > LATEST) {
            latest.removeFirst();
        }
    }

    /** The current step makes progress: gives it the time of now. */
    synchronized void touch() {
        current = new Step(clock.instant(), current.what());
    }

    synchronized void captured(String what) {
        pages++;
        step(what);
    }

    /** The step that the visit is at. */
    public synchronized Step current() {
        return current;
    }

    /** Pages captured so far. */
    public synchronized int pages() {
        return pages;
    }

    /** One line for each step. */
    public synchronized String text() {
        var text = new StringBuilder();
        first.forEach(step -> append(text, step));
        if (latest.size() == LATEST) {
            text.append("…\n");
        }
        latest.forEach(step -> append(text, step));
        return text.toString();
    }

    private static void append(StringBuilder text, Step step) {
        text.append(step.at()).append(' ').append(step.what()).append('\n');
    }
}
