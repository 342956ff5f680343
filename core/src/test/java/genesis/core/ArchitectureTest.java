package genesis.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import genesis.core.architecture.Offences;
import genesis.core.engine.OverhastyDesk;
import genesis.core.execution.OrderManager;
import genesis.core.risk.ApprovedChange;
import genesis.core.risk.ApprovedOrder;
import genesis.core.unit.InstrumentRegistry;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls inside core. Every rule is also held against a class that breaks it: a rule that cannot fail guards nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    /** In this order; a package may use those before it. That also excludes cycles. */
    private static final List<String> PACKAGES = List.of("message", "unit", "market", "indicator", "strategy", "signal",
        "order", "portfolio", "risk", "execution", "engine", "pipeline", "exchange");
    private static final String ROOT = "genesis.core.";

    private static final JavaClasses MAIN = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("genesis.core");

    /** A rule, and a class that breaks it. */
    record Wall(String name, ArchRule rule, Class<?> offence) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Wall> walls() {
        return Stream.of(
            new Wall("packages in their order", noClasses().should(useALaterPackage()), Offences.LooksAhead.class),
            new Wall("the engine knows no exchange", noClasses().that().resideInAPackage(ROOT + "engine..")
                .or().haveSimpleName("KnowsTheExchange").should().dependOnClassesThat().resideInAPackage(ROOT + "exchange.."),
                Offences.KnowsTheExchange.class),
            new Wall("the Disruptor stays in pipeline", outsidePipeline().dependOnClassesThat()
                .resideInAPackage("com.lmax.disruptor.."), Offences.OwnRing.class),
            new Wall("only the order manager takes an approved order", noMethods().that()
                .areDeclaredInClassesThat().areNotAssignableTo(OrderManager.class)
                .should().haveRawParameterTypes(describe("an approved order",
                    types -> types.stream().anyMatch(type -> type.isEquivalentTo(ApprovedOrder.class)))),
                Offences.SendsItself.class),
            new Wall("only the order manager takes an approved change", noMethods().that()
                .areDeclaredInClassesThat().areNotAssignableTo(OrderManager.class)
                .should().haveRawParameterTypes(describe("an approved change",
                    types -> types.stream().anyMatch(type -> type.isEquivalentTo(ApprovedChange.class)))),
                Offences.ChangesItself.class),
            new Wall("only the order manager has orders sent and changed", noClasses().that().areNotAssignableTo(OrderManager.class)
                .should(call("what sends or changes an order", ROOT.replace(".", "\\.") + "execution\\.Announcer", "place|amend")),
                Offences.SaysThatItWasApproved.class),
            new Wall("no desk has orders sent and changed", noClasses().that().areNotAssignableTo(OrderManager.class)
                .should(call("what sends or changes an order", ROOT.replace(".", "\\.") + "engine\\.OutputEncoder", "place|amend")),
                OverhastyDesk.class),
            new Wall("only the engine's outputs write orders", noClasses().that()
                .resideOutsideOfPackage(ROOT + "message..").and().haveNameNotMatching(".*\\.engine\\.(OutputEncoder|AccountOutputs)")
                .should().dependOnClassesThat()
                .haveNameMatching(".*\\.(PlaceOrder|AmendOrder)Encoder"), Offences.WritesOrders.class),
            new Wall("no wall clock", outsidePipeline().callMethod(System.class, "currentTimeMillis"), Offences.WallClock.class),
            new Wall("no stop watch", outsidePipeline().callMethod(System.class, "nanoTime"), Offences.StopWatch.class),
            new Wall("no calendar", outsidePipeline().dependOnClassesThat().resideInAPackage("java.time.."), Offences.Calendar.class),
            new Wall("no chance", outsidePipeline().dependOnClassesThat().haveNameMatching(
                "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)|java\\.security\\.SecureRandom"),
                Offences.Dice.class),
            new Wall("no chance of the thread", outsidePipeline().dependOnClassesThat().haveNameMatching(
                "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)|java\\.security\\.SecureRandom"),
                Offences.ThreadDice.class),
            new Wall("no Math.random", outsidePipeline().callMethod(Math.class, "random"), Offences.MathDice.class),
            new Wall("no threads", outsidePipeline().dependOnClassesThat().haveNameMatching(
                "java\\.lang\\.Thread|java\\.util\\.Timer|java\\.util\\.concurrent\\..*"), Offences.OwnThread.class),
            // Generated decoders name the exception that an Appendable declares; they read and write nothing.
            new Wall("no input or output", outsidePipeline().dependOnClassesThat().haveNameMatching(
                "java\\.io\\.(?!(Unchecked)?IOException).*|java\\.net\\..*|java\\.nio\\.channels\\..*"), Offences.Stream.class),
            new Wall("no files", outsidePipeline().dependOnClassesThat().resideInAPackage("java.nio.file.."), Offences.OwnFile.class),
            new Wall("no logging", outsidePipeline().dependOnClassesThat(resideInAnyPackage("org.slf4j..", "java.util.logging..",
                "ch.qos.logback..")), Offences.Logs.class),
            new Wall("no console", outsidePipeline().accessField(System.class, "out"), Offences.Prints.class),
            new Wall("no order by hash", noClasses().that().resideOutsideOfPackage(ROOT + "pipeline..")
                .and().doNotHaveFullyQualifiedName(InstrumentRegistry.class.getName())
                .should().dependOnClassesThat().haveNameMatching("java\\.util\\.(Hash(Map|Set)|IdentityHashMap|WeakHashMap)"),
                Offences.Hashed.class),
            // The immutable collections of the JDK change their order with every start of the JVM.
            new Wall("no order by chance", noClasses().should(call("Set.of, Map.of and their copies",
                "java\\.util\\.(Set|Map)", "of|ofEntries|copyOf")), Offences.Salted.class),
            new Wall("nothing that depends on identity", noClasses().should(call("the hash of an identity",
                "java\\.lang\\.(System|Object)", "identityHashCode|hashCode")), Offences.Identity.class),
            new Wall("nothing from the environment", outsidePipeline().callMethodWhere(called("properties and variables",
                "java\\.lang\\.(System|Integer|Long|Boolean|Runtime)",
                "getProperty|getProperties|getenv|lineSeparator|getInteger|getLong|getBoolean|getRuntime")), Offences.Property.class),
            new Wall("no default charset or locale", noClasses().should(ArchConditions.callMethodWhere(describe(
                "format, toLowerCase, getBytes and their kind without a locale or charset", ArchitectureTest::asksTheMachine))),
                Offences.Words.class),
            new Wall("no default charset in a constructor", noClasses().should().callConstructor(String.class, byte[].class),
                Offences.Bytes.class),
            new Wall("no dates, no random names", outsidePipeline().dependOnClassesThat().haveNameMatching(
                "java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone|UUID)"), Offences.OldDate.class),
            new Wall("no error console", outsidePipeline().accessField(System.class, "err"), Offences.Complains.class),
            new Wall("StrictMath for what processors may round differently", noClasses().should(callLooseMath()),
                Offences.LooseMath.class));
    }

    @ParameterizedTest
    @MethodSource("walls")
    void shouldKeep(final Wall wall) {
        wall.rule.check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("walls")
    void shouldNoticeAnOffence(final Wall wall) {
        final JavaClasses offence = new ClassFileImporter().importClasses(wall.offence);
        assertTrue(wall.rule.allowEmptyShould(true).evaluate(offence).hasViolation(), wall + " lets " + wall.offence + " pass");
    }

    @Test
    void shouldOnlyHaveThePackagesOfThePlan() {
        final Set<String> found = new TreeSet<>();
        for (final JavaClass type : MAIN) {
            found.add(type.getPackageName().substring(ROOT.length()));
        }
        assertEquals(new TreeSet<>(PACKAGES), found);
    }

    /** The compiler keeps this wall as long as no constructor is wider than its package. */
    @ParameterizedTest
    @ValueSource(classes = {ApprovedOrder.class, ApprovedChange.class})
    void shouldLetOnlyRiskApprove(final Class<?> approval) {
        for (final Constructor<?> constructor : approval.getDeclaredConstructors()) {
            assertEquals(0, constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED), constructor.toString());
        }
        assertTrue(Modifier.isFinal(approval.getModifiers()));
        noClasses().that().resideOutsideOfPackage(ROOT + "risk..")
            .should().callConstructorWhere(describe("of an approval",
                call -> call.getTargetOwner().isEquivalentTo(approval))).check(MAIN);
    }

    private static ClassesShould outsidePipeline() {
        return noClasses().that().resideOutsideOfPackage(ROOT + "pipeline..").should();
    }

    private static ArchCondition<JavaClass> callLooseMath() {
        return call("Math.exp, log, pow and their kind", "java\\.lang\\.Math",
            "exp|expm1|log|log10|log1p|pow|a?sin|a?cos|a?tan|atan2|sinh|cosh|tanh|cbrt|hypot");
    }

    private static ArchCondition<JavaClass> call(final String what, final String owners, final String methods) {
        return ArchConditions.callMethodWhere(called(what, owners, methods));
    }

    private static DescribedPredicate<JavaMethodCall> called(final String what, final String owners, final String methods) {
        return describe(what, call -> call.getTargetOwner().getFullName().matches(owners) && call.getName().matches(methods));
    }

    /** These forms ask the machine for its locale or charset; the longer ones are told. */
    private static boolean asksTheMachine(final JavaMethodCall call) {
        final List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
        return call.getTargetOwner().isEquivalentTo(String.class) && switch (call.getName()) {
            case "toLowerCase", "toUpperCase", "getBytes" -> parameters.isEmpty();
            case "format" -> !parameters.get(0).isEquivalentTo(Locale.class);
            case "formatted" -> true;
            default -> false;
        } || call.getTargetOwner().isEquivalentTo(Charset.class) && call.getName().equals("defaultCharset");
    }

    private static ArchCondition<JavaClass> useALaterPackage() {
        return new ArchCondition<>("use a package that comes later") {
            @Override
            public void check(final JavaClass type, final ConditionEvents events) {
                for (final Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    final String from = dependency.getOriginClass().getPackageName();
                    final String to = dependency.getTargetClass().getPackageName();
                    if (to.startsWith(ROOT) && place(from) < place(to)) {
                        events.add(SimpleConditionEvent.satisfied(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** A package that the plan does not name comes first: it may use nothing. */
    private static int place(final String packageName) {
        return PACKAGES.indexOf(packageName.substring(ROOT.length()));
    }
}
