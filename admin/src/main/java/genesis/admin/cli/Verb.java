package genesis.admin.cli;

import java.util.concurrent.Callable;

/**
 * A verb that another module brings along, such as {@code bench}: admin must not know who measures it. The class has a
 * picocli {@code @Command} annotation with the verb's name, a public constructor without parameters, and its name stands in
 * {@code META-INF/services/genesis.admin.cli.Verb} of its module. {@link #call} returns the exit code, as
 * {@link genesis.admin.config.ExitCode} numbers them; {@code @Spec CommandSpec} gives it the writers to print to.
 */
public interface Verb extends Callable<Integer> {
}
