package genesis.admin.strategies;

import static org.objectweb.asm.Opcodes.ANEWARRAY;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.NEWARRAY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Writes calls of {@link Fuel} into the code of a jar: where a method begins, in front of each jump backwards, where an
 * exception is caught, and in front of each new array. Whatever is endless passes one of the first three again and
 * again. The counting is part of the code, so it is the same on every machine and in every replay.
 */
final class Metering {
    private static final String FUEL = Fuel.class.getName().replace('.', '/');

    private Metering() {
    }

    /** The class as bytes, with the calls in it. The node is changed. */
    static byte[] meter(final ClassNode type) {
        for (final MethodNode method : type.methods) {
            if (method.instructions.size() > 0) {
                meter(method);
            }
        }
        final ClassWriter writer = new ClassWriter(0);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static void meter(final MethodNode method) {
        final Set<LabelNode> handlers = new HashSet<>();
        method.tryCatchBlocks.forEach(block -> handlers.add(block.handler));
        final Set<AbstractInsnNode> seen = new HashSet<>();
        boolean isCaught = false;
        for (final AbstractInsnNode one : method.instructions.toArray()) {
            seen.add(one);
            isCaught |= one instanceof LabelNode && handlers.contains(one);
            if (one.getOpcode() < 0) {
                continue;
            }
            if (isCaught || jumpsTo(one).stream().anyMatch(seen::contains)) {
                method.instructions.insertBefore(one, call("step", "()V"));
            }
            isCaught = false;
            if (one.getOpcode() == NEWARRAY || one.getOpcode() == ANEWARRAY) {
                final InsnList calls = new InsnList();
                calls.add(new InsnNode(DUP));
                calls.add(call("array", "(I)V"));
                method.instructions.insertBefore(one, calls);
            }
        }
        method.instructions.insert(call("step", "()V"));
        method.maxStack++;
    }

    private static List<LabelNode> jumpsTo(final AbstractInsnNode one) {
        final List<LabelNode> targets = new ArrayList<>();
        if (one instanceof JumpInsnNode jump) {
            targets.add(jump.label);
        } else if (one instanceof TableSwitchInsnNode table) {
            targets.addAll(table.labels);
            targets.add(table.dflt);
        } else if (one instanceof LookupSwitchInsnNode lookup) {
            targets.addAll(lookup.labels);
            targets.add(lookup.dflt);
        }
        return targets;
    }

    private static MethodInsnNode call(final String name, final String descriptor) {
        return new MethodInsnNode(INVOKESTATIC, FUEL, name, descriptor, false);
    }
}
