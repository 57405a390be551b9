package dev.trawl.sitecheck.reading;

import com.google.re2j.Pattern;
import dev.trawl.sitefile.rules.Source;

/** A rule as the site file has it: two rules of a field may differ in nothing but their pattern. */
final class RulePlace {

    private RulePlace() {}

    static String of(Source source) {
        Pattern pattern = source.pattern();
        return pattern == null ? source.place() : source.place() + " pattern '" + pattern.pattern() + "'";
    }
}
