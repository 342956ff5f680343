package genesis.admin.strategies;

import genesis.admin.config.Complaint;
import genesis.core.strategy.Budget;
import genesis.core.strategy.Installed;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.StrategyDescription;
import genesis.core.strategy.StrategyFactory;
import genesis.core.strategy.StrategyTerms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The jars of a directory. Those in its folder {@code earlier} serve only journals that were written with them.
 *
 * <pre>
 *   strategies/mine-2.jar            in use
 *   strategies/earlier/mine-1.jar    its journals can still be replayed and gone on with
 * </pre>
 */
public final class StrategyJars {
    /** Old versions. */
    public static final String EARLIER = "earlier";
    private static final long JAR_LENGTH_MAX = 4 << 20;
    private static final String CLASS = ".class";

    private StrategyJars() {
    }

    /**
     * What is built in and what the jars bring; only the former where the directory does not exist. For one engine: the
     * next one needs another catalogue. Complains about jars that cannot be used, with the reason.
     */
    public static StrategyCatalogue load(final Path directory) {
        final List<Installed> current = new ArrayList<>();
        final List<Installed> earlier = new ArrayList<>();
        for (final Path jar : jars(directory)) {
            current.addAll(load(jar, true));
        }
        for (final Path jar : jars(directory.resolve(EARLIER))) {
            earlier.addAll(load(jar, false));
        }
        try {
            return StrategyCatalogue.builtIn().with(current, earlier);
        } catch (final IllegalArgumentException e) {
            throw Complaint.usage(directory + ": " + e.getMessage());
        }
    }

    /**
     * Null where a strategy lives through a trial with these terms; otherwise what went wrong. Nothing of it is used
     * again.
     */
    public static String trial(final StrategyTerms terms) {
        return Trial.play(terms);
    }

    private static List<Path> jars(final Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
        } catch (final IOException e) {
            throw Complaint.environment("the strategies directory " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Installed> load(final Path jar, final boolean isTried) {
        final byte[] bytes = read(jar);
        final String hash = sha256(bytes);
        final Map<String, byte[]> classes;
        try {
            classes = classes(bytes);
        } catch (final RefusedCode e) {
            throw Complaint.usage("strategy jar " + jar + " is refused: " + e.getMessage());
        } catch (final IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Complaint.usage("strategy jar " + jar + " cannot be read: " + e + "; build it again with jar --create");
        }
        if (isTried) {
            // With classes of their own: nothing that they remember comes along.
            for (final Installed one : installed(jar, hash, classes)) {
                final String failure = Trial.judge(one);
                if (failure != null) {
                    throw Complaint.usage("strategy jar " + jar + " is refused: strategy " + one.description().name()
                        + " " + failure + " (on the trial market at load)");
                }
            }
        }
        return installed(jar, hash, classes);
    }

    private static List<Installed> installed(final Path jar, final String hash, final Map<String, byte[]> classes) {
        final JarLoader loader = new JarLoader(jar, classes);
        final Budget budget = loader.budget();
        final List<Installed> found = new ArrayList<>();
        try {
            budget.refill(Installed.STEPS_PER_CALL);
            for (final StrategyFactory factory : ServiceLoader.load(StrategyFactory.class, loader)) {
                budget.refill(Installed.STEPS_PER_CALL);
                final StrategyDescription description = factory.description();
                if (description == null || !description.isUsers()) {
                    throw Complaint.usage("strategy jar " + jar + " is refused: " + (description == null ? "a factory has no description"
                        : "strategy " + description.name() + " has the number " + description.id() + ", but those below "
                            + StrategyDescription.USER_ID_MIN + " are built in; take one from there to " + StrategyDescription.ID_MAX));
                }
                found.add(new Installed(description, factory, budget, hash));
            }
        } catch (final ServiceConfigurationError e) {
            final Throwable why = e.getCause() == null ? e : e.getCause();
            throw Complaint.usage("strategy jar " + jar + " is refused: " + (why == e ? e.getMessage() : why.toString()));
        } catch (final Complaint e) {
            throw e;
        } catch (final RuntimeException | LinkageError e) {
            throw Complaint.usage("strategy jar " + jar + " is refused: it threw while it was described: " + e);
        }
        if (found.isEmpty()) {
            throw Complaint.usage("strategy jar " + jar + " brings no strategy: its META-INF/services/"
                + StrategyFactory.class.getName() + " is missing or empty; name the factory's class there");
        }
        return found;
    }

    /** Checked and metered, by name with dots. */
    private static Map<String, byte[]> classes(final byte[] jar) throws IOException {
        final Map<String, ClassNode> nodes = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                final String name = entry.getName();
                if (name.endsWith(CLASS) && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                    final ClassNode node = new ClassNode();
                    new ClassReader(in.readAllBytes()).accept(node, 0);
                    nodes.put(node.name, node);
                }
            }
        }
        if (nodes.isEmpty()) {
            throw new RefusedCode("it holds no classes; build it again with jar --create");
        }
        JarCheck.check(nodes);
        final Map<String, byte[]> metered = new TreeMap<>();
        nodes.forEach((name, node) -> metered.put(name.replace('/', '.'), Metering.meter(node)));
        return metered;
    }

    private static byte[] read(final Path jar) {
        try {
            if (Files.size(jar) > JAR_LENGTH_MAX) {
                throw Complaint.usage("strategy jar " + jar + " is longer than " + (JAR_LENGTH_MAX >> 20) + " MiB; leave out what a strategy does not need");
            }
            return Files.readAllBytes(jar);
        } catch (final IOException e) {
            throw Complaint.environment("strategy jar " + jar + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String sha256(final byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
