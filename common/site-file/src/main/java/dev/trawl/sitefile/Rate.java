package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.regex.Pattern;

/** Page loads over time, of all fetchers together: {@code 2/s}, {@code 20/min}, {@code 100/h} or {@code unlimited}. */
public record Rate(int loads, Duration per) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})\\s*/\\s*(s|min|h)");

    private static final Rate UNLIMITED = new Rate(0, Duration.ZERO);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Rate parse(String text) {
        if (text.equals("unlimited")) {
            return UNLIMITED;
        }
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "rate '" + text + "' is not valid: expected such as 2/s, 20/min, 100/h or unlimited");
        }
        return new Rate(
                Integer.parseInt(matcher.group(1)),
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(1);
                    case "min" -> Duration.ofMinutes(1);
                    default -> Duration.ofHours(1);
                });
    }

    public boolean isUnlimited() {
        return loads == 0;
    }

    /** For people: {@code 30 page loads a minute}. */
    public String inWords() {
        if (isUnlimited()) {
            return "any number of page loads";
        }
        String time =
                per.equals(Duration.ofSeconds(1)) ? "second" : per.equals(Duration.ofMinutes(1)) ? "minute" : "hour";
        return loads + (loads == 1 ? " page load a" : " page loads a") + (time.equals("hour") ? "n " : " ") + time;
    }

    /** The pause before each load when this number of tasks is out at once: {@code tasks ÷ rate}; zero when unlimited. */
    public Duration pause(int tasksOut) {
        return isUnlimited() ? Duration.ZERO : per.multipliedBy(tasksOut).dividedBy(loads);
    }
}
