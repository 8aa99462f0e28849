package dev.unroll;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A package uses only packages that stand before it, and only the libraries it is allowed. */
class PackagesTest {
    private static final List<String> FROM_THE_GROUND_UP = List.of(
            "numeric",
            "param",
            "text",
            "source",
            "cell",
            "optim",
            "net",
            "sample",
            "task",
            "train",
            "checkpoint",
            "store",
            "run",
            "web",
            "app");

    private static final String EJML = "org.ejml..";
    private static final String VECTOR = "jdk.incubator.vector..";
    private static final String JAVALIN = "io.javalin..";
    private static final String JETTY = "org.eclipse.jetty..";
    private static final String JACKSON = "com.fasterxml.jackson..";

    private static final List<String> LIBRARIES =
            List.of(EJML, VECTOR, JAVALIN, JETTY, JACKSON, "jakarta..", "kotlin..", "picocli..", "me.tongfei..");

    private static final Map<String, List<String>> ALLOWED = Map.of(
            "numeric", List.of(EJML, VECTOR),
            "param", List.of(EJML),
            "cell", List.of(EJML),
            "optim", List.of(EJML),
            "net", List.of(EJML),
            "task", List.of(EJML),
            "source", List.of(JACKSON),
            "checkpoint", List.of(EJML, JACKSON),
            "web", List.of(JAVALIN, JETTY, JACKSON, "jakarta..", "kotlin.."),
            "app", LIBRARIES);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.unroll");

    @Test
    void everyPackageStandsInTheList() {
        assertThat(CLASSES.stream().map(c -> c.getPackageName().split("\\.")[2]).distinct())
                .isSubsetOf(FROM_THE_GROUND_UP);
    }

    @TestFactory
    Stream<DynamicTest> aPackageUsesOnlyThoseBeforeIt() {
        return FROM_THE_GROUND_UP.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    int at = FROM_THE_GROUND_UP.indexOf(name);
                    String[] later = FROM_THE_GROUND_UP.subList(at + 1, FROM_THE_GROUND_UP.size()).stream()
                            .map(PackagesTest::packageOf)
                            .toArray(String[]::new);
                    if (later.length > 0) {
                        noClasses()
                                .that()
                                .resideInAPackage(packageOf(name))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(later)
                                .allowEmptyShould(true)
                                .check(CLASSES);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aPackageSeesOnlyItsLibraries() {
        return FROM_THE_GROUND_UP.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<String> forbidden = new ArrayList<>(LIBRARIES);
                    forbidden.removeAll(ALLOWED.getOrDefault(name, List.of()));
                    if (!forbidden.isEmpty()) {
                        noClasses()
                                .that()
                                .resideInAPackage(packageOf(name))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(forbidden.toArray(String[]::new))
                                .allowEmptyShould(true)
                                .check(CLASSES);
                    }
                }));
    }

    @Test
    void nothingReadsSerializedObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(CLASSES);
    }

    @Test
    void noClassIsAManagerHelperOrUtil() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .check(CLASSES);
    }

    private static String packageOf(String name) {
        return "dev.unroll." + name + "..";
    }
}
