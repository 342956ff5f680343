package genesis.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import genesis.core.message.DataSource;
import genesis.gateway.rest.CandleRow;
import genesis.gateway.rest.TickerRow;
import genesis.gateway.rest.TradeRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the packages: each may know those before it, never those after it. */
class ArchitectureTest {
    private static final List<String> ORDER = List.of("auth", "limit", "codec", "rest", "symbol", "order", "stream", "market", "simulator");

    private final JavaClasses classes =
        new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("genesis.gateway");

    @Test
    void shouldKeepTheOrderOfPackages() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (final String later : ORDER.subList(i + 1, ORDER.size())) {
                noClasses().that().resideInAPackage("genesis.gateway." + ORDER.get(i) + "..")
                    .should().dependOnClassesThat().resideInAPackage("genesis.gateway." + later + "..")
                    .allowEmptyShould(true).check(classes);
            }
        }
    }

    @Test
    void shouldHaveNoCycles() {
        slices().matching("genesis.gateway.(*)..").should().beFreeOfCycles().check(classes);
    }

    /** What is said on the simulated exchange is decided without sockets, and none of it knows who drives it. */
    @Test
    void shouldKeepSocketsAtTheEdgeOfTheSimulator() {
        for (final String inner : List.of("wire", "market", "channel")) {
            noClasses().that().resideInAPackage("genesis.gateway.simulator." + inner + "..")
                .should().dependOnClassesThat().resideInAnyPackage("io.netty..", "genesis.gateway.simulator")
                .check(classes);
        }
        slices().matching("genesis.gateway.simulator.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void shouldNotKnowJournalAndAdmin() {
        noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("genesis.journal..", "genesis.admin..", "net.openhft..").check(classes);
    }

    @Test
    void shouldKeepSocketsOutOfTheCodec() {
        noClasses().that().resideInAnyPackage("genesis.gateway.codec..", "genesis.gateway.auth..")
            .should().dependOnClassesThat().resideInAnyPackage("io.netty..").check(classes);
    }

    @Test
    void shouldSignInOnePlaceOnly() {
        noClasses().that().resideOutsideOfPackages("genesis.gateway.auth..", "genesis.gateway.simulator..")
            .should().dependOnClassesThat().resideInAnyPackage("javax.crypto..").check(classes);
    }

    @Test
    void shouldChooseBetweenWebSocketAndRestInOnePlaceOnly() {
        noClasses().that().resideOutsideOfPackages("genesis.gateway.market..", "genesis.gateway.rest..")
            .should().dependOnClassesThat(JavaClass.Predicates.belongToAnyOf(TradeRow.class, CandleRow.class, TickerRow.class))
            .orShould().accessField(DataSource.class, "REST").check(classes);
        noClasses().that().resideInAPackage("genesis.gateway.stream..")
            .should().dependOnClassesThat().resideInAPackage("genesis.gateway.rest..").check(classes);
    }
}
