package genesis.admin.strategies;

import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Who may call whom among the classes of a jar. No method may come back to itself: how deep a stack is before it
 * overflows depends on the machine, which no replay could repeat.
 */
final class CallGraph {
    private final Map<String, ClassNode> classes;
    private final Set<MethodNode> done = new HashSet<>();
    private final Set<MethodNode> under = new LinkedHashSet<>();

    private CallGraph(final Map<String, ClassNode> classes) {
        this.classes = classes;
    }

    /** Throws {@link RefusedCode} where a method may call itself, directly or through others. */
    static void refuseRecursion(final Map<String, ClassNode> classes) {
        final CallGraph graph = new CallGraph(classes);
        for (final ClassNode type : classes.values()) {
            for (final MethodNode method : type.methods) {
                graph.walk(type, method);
            }
        }
    }

    /** Null where the class does not declare it. */
    static MethodNode method(final ClassNode type, final String name, final String descriptor) {
        for (final MethodNode method : type.methods) {
            if (method.name.equals(name) && method.desc.equals(descriptor)) {
                return method;
            }
        }
        return null;
    }

    private void walk(final ClassNode type, final MethodNode method) {
        if (done.contains(method)) {
            return;
        }
        if (!under.add(method)) {
            throw new RefusedCode("class " + type.name.replace('/', '.') + ": method " + method.name
                + " may call itself, directly or through others; write a loop");
        }
        for (final AbstractInsnNode one : method.instructions) {
            if (one instanceof MethodInsnNode call) {
                for (final ClassNode target : targets(call)) {
                    walk(target, method(target, call.name, call.desc));
                }
            }
        }
        under.remove(method);
        done.add(method);
    }

    /** Classes of the jar that declare what the call may reach. */
    private List<ClassNode> targets(final MethodInsnNode call) {
        final List<ClassNode> targets = new ArrayList<>();
        final boolean isExact = call.getOpcode() == INVOKESTATIC || call.getOpcode() == INVOKESPECIAL;
        for (final ClassNode type : classes.values()) {
            final boolean isRelated = isSubtype(call.owner, type.name) || !isExact && isSubtype(type.name, call.owner);
            if (isRelated && method(type, call.name, call.desc) != null && !(call.name.equals("<init>") && !type.name.equals(call.owner))) {
                targets.add(type);
            }
        }
        return targets;
    }

    /** As far as the classes of the jar tell. */
    private boolean isSubtype(final String name, final String of) {
        if (name.equals(of)) {
            return true;
        }
        final ClassNode type = classes.get(name);
        if (type == null) {
            return false;
        }
        for (final String one : type.interfaces) {
            if (isSubtype(one, of)) {
                return true;
            }
        }
        return type.superName != null && isSubtype(type.superName, of);
    }
}
