package dev.trawl.sitecheck.reading;

import dev.trawl.sitefile.rules.Field;
import dev.trawl.sitefile.rules.Field.ValueType;
import dev.trawl.sitefile.rules.Rules;
import dev.trawl.sitefile.rules.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of a site file by the part they are in, and the labels of their fields. Immutable. */
final class FieldRules {

    private final List<Entry> entries = new ArrayList<>();

    /** A field with its rules. */
    record Entry(String part, Field field, List<Source> sources, boolean required) {

        String label() {
            return field.label();
        }

        boolean isFlag() {
            return field.type() == ValueType.FLAG;
        }
    }

    FieldRules(Rules rules) {
        if (rules.profile() != null) {
            add("profile", rules.profile().fields(), rules.profile().required());
        }
        if (rules.articles() != null) {
            add("articles", rules.articles().fields(), rules.articles().required());
        }
        if (rules.article() != null) {
            add("article", rules.article().fields(), rules.article().required());
        }
    }

    private <F extends Field> void add(String part, Map<F, List<Source>> fields, Set<F> required) {
        fields.forEach((field, sources) -> entries.add(new Entry(part, field, sources, required.contains(field))));
    }

    /** The fields of a part, in the order of the contract. */
    List<Entry> of(String part) {
        return entries.stream().filter(entry -> entry.part().equals(part)).toList();
    }

    Optional<Entry> find(String part, String label) {
        return of(part).stream().filter(entry -> entry.label().equals(label)).findFirst();
    }
}
