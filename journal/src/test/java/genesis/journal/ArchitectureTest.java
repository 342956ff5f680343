package genesis.journal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** A package may use those in front of it. */
    private static final List<String> ORDER = List.of("record", "replay", "recovery");

    private final JavaClasses classes = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("genesis");

    @Test
    void shouldKeepTheOrderOfPackages() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (int later = i + 1; later < ORDER.size(); later++) {
                noClasses().that(resideInAPackage("genesis.journal." + ORDER.get(i)))
                    .should().dependOnClassesThat(resideInAPackage("genesis.journal." + ORDER.get(later)))
                    .check(classes);
            }
        }
        slices().matching("genesis.journal.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void shouldKeepChronicleInsideRecord() {
        noClasses().that(resideInAPackage("genesis..").and(resideInAPackage("genesis.journal.record").negate()))
            .should().dependOnClassesThat(resideInAPackage("net.openhft..")).check(classes);
    }

    /** Both end in a StackOverflowError in the open-source edition: its factory and its queue call each other. */
    @Test
    void shouldNeverCallChroniclesOwnPretoucher() {
        noClasses().should().callMethod("net.openhft.chronicle.queue.ExcerptAppender", "pretouch")
            .orShould().callMethod("net.openhft.chronicle.queue.impl.single.SingleChronicleQueue", "createPretoucher")
            .orShould().callMethod("net.openhft.chronicle.queue.ChronicleQueue", "createPretoucher")
            .check(classes);
    }

    @Test
    void shouldKnowNeitherGatewayNorAdmin() {
        noClasses().that(resideInAPackage("genesis.journal.."))
            .should().dependOnClassesThat(resideInAPackage("genesis.gateway..").or(resideInAPackage("genesis.admin..")))
            .check(classes);
    }
}
