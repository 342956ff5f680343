package genesis.admin.strategies;

import genesis.core.strategy.Budget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

/**
 * The classes of one jar, checked and metered, and a {@link Fuel} of their own. They see the JDK and the engine's core,
 * nothing else of this program.
 */
final class JarLoader extends ClassLoader {
    private static final String FUEL = Fuel.class.getName();

    private final Path jar;
    private final Map<String, byte[]> classes;

    /** @param classes by name with dots */
    JarLoader(final Path jar, final Map<String, byte[]> classes) {
        super("strategies " + jar.getFileName(), JarLoader.class.getClassLoader());
        this.jar = jar;
        this.classes = classes;
    }

    /** Counts the steps of these classes. */
    Budget budget() {
        try {
            return (Budget) loadClass(FUEL).getConstructor().newInstance();
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("the step counter cannot be made", e);
        }
    }

    @Override
    protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            final Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            if (classes.containsKey(name)) {
                return define(name, classes.get(name));
            }
            if (name.equals(FUEL)) {
                return define(name, fuel());
            }
            if (name.startsWith("java.") || name.startsWith("genesis.core.")) {
                return super.loadClass(name, resolve);
            }
            throw new ClassNotFoundException(name + " is not for strategies");
        }
    }

    /** What {@link java.util.ServiceLoader} asks for. */
    @Override
    public Enumeration<URL> getResources(final String name) {
        try {
            return Collections.enumeration(List.of(URI.create("jar:" + jar.toUri() + "!/" + name).toURL()));
        } catch (final MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Class<?> define(final String name, final byte[] bytes) {
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static byte[] fuel() {
        try (InputStream in = Fuel.class.getResourceAsStream("Fuel.class")) {
            return in.readAllBytes();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
