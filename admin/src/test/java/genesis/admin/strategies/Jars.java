package genesis.admin.strategies;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes jars of strategies as a person would: javac, a services file, jar. */
public final class Jars {
    private static final String SERVICE = "META-INF/services/genesis.core.strategy.StrategyFactory";

    private Jars() {
    }

    /** The example of the documentation as a jar in this directory. */
    public static Path example(final Path into) throws IOException {
        final Path example = root().resolve("docs/strategies/example");
        final Path classes = compile(List.of(example.resolve("src/example/DonchianBreakout.java")));
        return jar(into.resolve("donchian.jar"), classes, Files.readString(example.resolve(SERVICE)));
    }

    /** A jar of one source file with the factory {@code evil.Evil}. */
    public static Path of(final Path into, final String name, final String source) throws IOException {
        final Path file = Files.createTempDirectory("strategy").resolve("evil/Evil.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return jar(into.resolve(name), compile(List.of(file)), "evil.Evil");
    }

    /**
     * A strategy that is good but for what stands in these places.
     *
     * @param fields   members of the factory class
     * @param evaluate the body of evaluate(market, into)
     */
    public static String source(final String fields, final String evaluate) {
        return """
            package evil;
            import genesis.core.indicator.*;
            import genesis.core.message.*;
            import genesis.core.strategy.*;
            import genesis.core.unit.*;
            import java.util.List;
            public final class Evil implements StrategyFactory {
                %s
                static final class One implements Strategy {
                    private long seen;
                    public boolean isReady(Features last) { return true; }
                    public void evaluate(MarketView market, Proposal into) { seen++; into.hold(SignalReason.OWN_RULE); %s }
                    public void addTo(StreamDigest digest) { digest.add(seen); }
                }
                public Strategy create(Parameters parameters) { return new One(); }
            %s
            }
            """.formatted(fields, evaluate, fields.contains("description()") ? "" : """
                public StrategyDescription description() {
                    return new StrategyDescription(1000, "evil", "Does it.", "none", "a test", true, false,
                        List.of(Parameter.count("n", 1, 0, 2, "Nothing.")));
                }
            """);
    }

    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("docs/strategies"))) {
            at = at.getParent();
            assertNotNull(at, "docs/strategies stands above " + Path.of("").toAbsolutePath());
        }
        return at;
    }

    private static Path compile(final List<Path> sources) throws IOException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "the tests run on a JDK");
        final Path classes = Files.createTempDirectory("classes");
        final StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            final boolean compiled = compiler.getTask(messages, files, null, List.of("--release", "17", "-proc:none", "-d", classes.toString(),
                "-cp", System.getProperty("java.class.path")), null, files.getJavaFileObjectsFromPaths(sources)).call();
            assertTrue(compiled, messages.toString());
        }
        return classes;
    }

    /** With the same bytes each time: the hash is that of the code. */
    private static Path jar(final Path file, final Path classes, final String service) throws IOException {
        final Map<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(classes)) {
            for (final Path one : all.filter(Files::isRegularFile).toList()) {
                entries.put(classes.relativize(one).toString().replace('\\', '/'), Files.readAllBytes(one));
            }
        }
        if (service != null) {
            entries.put(SERVICE, service.getBytes(StandardCharsets.UTF_8));
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            for (final Map.Entry<String, byte[]> entry : entries.entrySet()) {
                final JarEntry header = new JarEntry(entry.getKey());
                header.setTime(0);
                out.putNextEntry(header);
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return file;
    }
}
