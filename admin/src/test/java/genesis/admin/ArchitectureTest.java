package genesis.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls inside this module; those between modules are in the poms. */
class ArchitectureTest {
    /** A package may import those before it, never those after it. */
    private static final List<String> ORDER = List.of("config", "strategies", "research", "model", "view", "history", "metrics", "http", "launch", "doctor", "cli");

    private final JavaClasses classes = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("genesis.admin");

    @Test
    void shouldPackagesOnlyImportThoseBeforeThem() {
        for (int i = 0; i < ORDER.size(); i++) {
            final List<String> later = new ArrayList<>(List.of("genesis.admin"));
            ORDER.subList(i + 1, ORDER.size()).forEach(name -> later.add("genesis.admin." + name));

            noClasses().that().resideInAPackage("genesis.admin." + ORDER.get(i))
                .should().dependOnClassesThat().resideInAnyPackage(later.toArray(new String[0]))
                .check(classes);
        }
    }

    @Test
    void shouldOnlyCliLaunchAndDoctorKnowTheGateway() {
        noClasses().that().resideOutsideOfPackages("genesis.admin.cli", "genesis.admin.launch", "genesis.admin.doctor")
            .should().dependOnClassesThat().resideInAPackage("genesis.gateway..")
            .check(classes);
    }

    @Test
    void shouldOnlyHttpKnowTheWebServer() {
        noClasses().that().resideOutsideOfPackage("genesis.admin.http")
            .should().dependOnClassesThat().resideInAnyPackage("io.javalin..", "org.eclipse.jetty..")
            .check(classes);
    }

    @Test
    void shouldOnlyThoseWhoReadAJournalKnowIt() {
        noClasses().that().resideOutsideOfPackages("genesis.admin.cli", "genesis.admin.launch", "genesis.admin.doctor", "genesis.admin.research",
                "genesis.admin.history")
            .should().dependOnClassesThat().resideInAPackage("genesis.journal..")
            .check(classes);
    }
}
