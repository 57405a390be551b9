package dev.trawl.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The architecture rules that a machine can check, for one module. Domain packages import no framework; each library lives
 * in the one adapter package that owns it; packages form no cycles; time comes from a clock; names say what a thing is.
 */
public final class ArchitectureRules {

    /** Which package owns which library. */
    private static final Map<String, List<String>> OWNERS = owners();

    private ArchitectureRules() {}

    private static Map<String, List<String>> owners() {
        Map<String, List<String>> owners = new LinkedHashMap<>();
        owners.put("messaging", List.of("org.apache.kafka..", "org.springframework.kafka.."));
        owners.put("browser", List.of("org.openqa.selenium.."));
        owners.put("extraction", List.of("org.jsoup.."));
        owners.put(
                "postgres",
                List.of(
                        "java.sql..",
                        "javax.sql..",
                        "org.postgresql..",
                        "org.springframework.jdbc..",
                        "org.springframework.transaction..",
                        "org.springframework.dao..",
                        "org.flywaydb.."));
        owners.put(
                "http",
                List.of(
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "jakarta.servlet..",
                        "io.swagger.."));
        return owners;
    }

    /**
     * Checks the main classes of a module.
     *
     * @param root its root package, such as {@code dev.trawl.parser}; the classes directly in it or in its package
     *     {@code wiring} wire the rest together and may touch Spring
     * @param domainPackages the packages below it, by their last name or full, that import no framework
     */
    public static void check(String root, String... domainPackages) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes in " + root + ": the rules would hold for nothing");
        }
        rules(root, domainPackages).forEach(rule -> rule.check(classes));
    }

    static List<ArchRule> rules(String root, String... domainPackages) {
        List<ArchRule> rules = new ArrayList<>();
        OWNERS.forEach((owner, libraries) -> {
            String[] library = libraries.toArray(String[]::new);
            rules.add(noClasses()
                    .that(resideOutsideOfPackages(root + ".." + owner + "..", root, root + ".wiring"))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(library))
                    .orShould(catchExceptionsOf(resideInAnyPackage(library)))
                    .as(libraries + " belongs to the package " + owner)
                    .allowEmptyShould(true));
        });
        String[] domain = Arrays.stream(domainPackages)
                .map(name -> name.startsWith(root) ? name : root + "." + name)
                .toArray(String[]::new);
        if (domain.length > 0) {
            rules.add(domainImportsNoFramework(domain));
        }
        rules.add(slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true));
        rules.add(timeComesFromAClock());
        rules.add(noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Dto)(\\$.*)?")
                .as("a name says what a thing is, not that it helps"));
        return rules;
    }

    /** A type that is only caught is no dependency for ArchUnit. */
    private static ArchCondition<JavaClass> catchExceptionsOf(DescribedPredicate<JavaClass> library) {
        return new ArchCondition<>("catch exceptions of " + library.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .flatMap(code -> code.getTryCatchBlocks().stream())
                        .forEach(block -> block.getCaughtThrowables().stream()
                                .filter(library)
                                .forEach(caught -> events.add(SimpleConditionEvent.satisfied(
                                        block,
                                        block.getOwner().getFullName() + " catches " + caught.getName() + " in "
                                                + block.getSourceCodeLocation()))));
            }
        };
    }

    private static ArchRule domainImportsNoFramework(String[] domain) {
        return classes()
                .that()
                .resideInAnyPackage(domain)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io..",
                        "java.nio..",
                        "java.net..",
                        "java.math..",
                        "java.text..",
                        "java.security..",
                        "dev.trawl..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "com.google.re2j..",
                        ""))
                .as("a domain package imports no framework");
    }

    private static ArchRule timeComesFromAClock() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .as("time comes from an injected clock");
    }
}
