package genesis.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** A package may use those in front of it; the kinds of benchmarks do not know each other. */
    private static final List<String> ORDER = List.of("report", "setup", "part", "latency", "replay", "load");

    private final JavaClasses classes = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("genesis");

    @Test
    void shouldKeepTheOrderOfPackages() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (int later = i + 1; later < ORDER.size(); later++) {
                noClasses().that(resideInAPackage("genesis.bench." + ORDER.get(i) + ".."))
                    .should().dependOnClassesThat(resideInAPackage("genesis.bench." + ORDER.get(later) + ".."))
                    .check(classes);
            }
        }
        slices().matching("genesis.bench.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void shouldBeKnownByNobody() {
        noClasses().that(resideInAPackage("genesis..").and(resideInAPackage("genesis.bench..").negate()))
            .should().dependOnClassesThat(resideInAPackage("genesis.bench..").or(resideInAPackage("org.openjdk.jmh..")))
            .check(classes);
    }
}
