package genesis.admin.strategies;

import static org.objectweb.asm.Opcodes.ACC_ENUM;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNCHRONIZED;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.MONITORENTER;
import static org.objectweb.asm.Opcodes.MONITOREXIT;
import static org.objectweb.asm.Opcodes.PUTSTATIC;

import java.util.Map;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Reads the code of a jar and refuses what a strategy must not do, naming class, method and reason. Only what is
 * allowed passes: a list of what is forbidden would never be complete.
 */
final class JarCheck {
    /** Java 7: older code may jump to subroutines. */
    private static final int MAJOR_MIN = 51;
    /** Locals and operands of a method; with no recursion this bounds the stack. */
    private static final int FRAME_MAX = 256;
    private static final int METHOD_COUNT_MAX = 1_000;

    private final Map<String, ClassNode> classes;

    private JarCheck(final Map<String, ClassNode> classes) {
        this.classes = classes;
    }

    /** Classes by internal name. Throws {@link RefusedCode} for the first offence. */
    static void check(final Map<String, ClassNode> classes) {
        final JarCheck check = new JarCheck(classes);
        int methodCount = 0;
        for (final ClassNode type : classes.values()) {
            check.checkClass(type);
            methodCount += type.methods.size();
        }
        if (methodCount > METHOD_COUNT_MAX) {
            throw new RefusedCode("the jar has " + methodCount + " methods, more than " + METHOD_COUNT_MAX);
        }
        CallGraph.refuseRecursion(classes);
    }

    private void checkClass(final ClassNode type) {
        final String name = type.name;
        if (name.startsWith("genesis/") || name.startsWith("java/")) {
            throw refuse(type, "belongs to a package of the engine or of Java; move it to a package of your own");
        }
        if ((type.version & 0xFFFF) < MAJOR_MIN) {
            throw refuse(type, "was compiled for a Java before 7; compile it with --release 17");
        }
        if (!classes.containsKey(type.superName) && !AllowedApi.allowsSuperclass(type.superName)) {
            throw refuse(type, "extends " + dotted(type.superName) + AllowedApi.advice(type.superName, ""));
        }
        for (final String one : type.interfaces) {
            checkType(type, "", one);
        }
        for (final FieldNode field : type.fields) {
            checkField(type, field);
        }
        for (final MethodNode method : type.methods) {
            checkMethod(type, method);
        }
    }

    private void checkField(final ClassNode type, final FieldNode field) {
        final Type of = Type.getType(field.desc);
        checkType(type, "field " + field.name, of);
        if ((field.access & ACC_STATIC) == 0 || (field.access & ACC_SYNTHETIC) != 0) {
            return;
        }
        if ((field.access & ACC_FINAL) == 0) {
            throw refuse(type, "field " + field.name + " is static and not final: it would be shared by all instruments");
        }
        final boolean isConstant = of.getSort() < Type.ARRAY
            || of.getSort() == Type.OBJECT && (AllowedApi.allowsConstant(of.getInternalName()) || isEnum(of.getInternalName()));
        if (!isConstant) {
            throw refuse(type, "field " + field.name + " is static and can change inside: it would be shared by all instruments");
        }
    }

    private boolean isEnum(final String internalName) {
        final ClassNode own = classes.get(internalName);
        return own != null ? (own.access & ACC_ENUM) != 0
            : internalName.startsWith("genesis/core/message/") && AllowedApi.allowsType(internalName);
    }

    private void checkMethod(final ClassNode type, final MethodNode method) {
        final String where = "method " + method.name;
        if ((method.access & ACC_NATIVE) != 0) {
            throw refuse(type, where + " is native");
        }
        if ((method.access & ACC_SYNCHRONIZED) != 0) {
            throw refuse(type, where + " is synchronized: a strategy runs on one thread and must not wait");
        }
        if (method.name.equals("finalize")) {
            throw refuse(type, where + " would run on a thread and at a time of its own");
        }
        if (method.maxLocals + method.maxStack > FRAME_MAX) {
            throw refuse(type, where + " has more than " + FRAME_MAX + " local variables");
        }
        for (final Type argument : Type.getArgumentTypes(method.desc)) {
            checkType(type, where, argument);
        }
        checkType(type, where, Type.getReturnType(method.desc));
        for (final AbstractInsnNode one : method.instructions) {
            checkInstruction(type, method, where, one);
        }
        for (final TryCatchBlockNode block : method.tryCatchBlocks) {
            if (block.type != null) {
                checkType(type, where, block.type);
            }
        }
    }

    private void checkInstruction(final ClassNode type, final MethodNode method, final String where, final AbstractInsnNode one) {
        if (one.getOpcode() == MONITORENTER || one.getOpcode() == MONITOREXIT) {
            throw refuse(type, where + " locks: a strategy runs on one thread and must not wait");
        }
        if (one instanceof MethodInsnNode call) {
            checkCall(type, method, where, call);
        } else if (one instanceof FieldInsnNode field) {
            checkType(type, where, field.owner);
            if (field.getOpcode() == PUTSTATIC && !(method.name.equals("<clinit>") && field.owner.equals(type.name))) {
                throw refuse(type, where + " changes static field " + field.name);
            }
        } else if (one instanceof InvokeDynamicInsnNode dynamic) {
            checkDynamic(type, method, where, dynamic);
        } else if (one instanceof MultiANewArrayInsnNode) {
            throw refuse(type, where + " makes an array of arrays; use one flat array");
        } else if (one instanceof TypeInsnNode use) {
            checkType(type, where, Type.getObjectType(use.desc));
        } else if (one instanceof LdcInsnNode constant && !isPlain(constant.cst) && !isEnumsOwn(type, method, constant.cst)) {
            throw refuse(type, where + " uses a class or a method as a value: there is no reflection here");
        }
    }

    private void checkCall(final ClassNode type, final MethodNode method, final String where, final MethodInsnNode call) {
        if (call.owner.startsWith("[")) {
            if (!(call.name.equals("clone") && method.name.equals("values") && (type.access & ACC_ENUM) != 0)) {
                throw refuse(type, where + " calls " + call.name + " of an array; copy it in a loop");
            }
            return;
        }
        checkType(type, where, call.owner, call.name);
        if (classes.containsKey(call.owner)) {
            if (!isDeclaredHere(call) && !AllowedApi.allowsMethod(foreignSuper(call.owner), call.name)
                && !isDeclaredByAllowedInterface(call)) {
                throw refuse(type, where + " calls " + dotted(call.owner) + "." + call.name + ", which is not for strategies");
            }
        } else if (!AllowedApi.allowsMethod(call.owner, call.name)) {
            throw refuse(type, where + " calls " + dotted(call.owner) + "." + call.name + ", which is not for strategies"
                + AllowedApi.advice(call.owner, call.name));
        }
    }

    private boolean isDeclaredHere(final MethodInsnNode call) {
        for (ClassNode at = classes.get(call.owner); at != null; at = classes.get(at.superName)) {
            if (CallGraph.method(at, call.name, call.desc) != null) {
                return true;
            }
            for (final String one : at.interfaces) {
                if (classes.containsKey(one) && CallGraph.method(classes.get(one), call.name, call.desc) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isDeclaredByAllowedInterface(final MethodInsnNode call) {
        for (ClassNode at = classes.get(call.owner); at != null; at = classes.get(at.superName)) {
            for (final String one : at.interfaces) {
                if (AllowedApi.allowsMethod(one, call.name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private String foreignSuper(final String internalName) {
        String at = internalName;
        while (classes.containsKey(at)) {
            at = classes.get(at).superName;
        }
        return at;
    }

    /** A record's own toString, hashCode and equals are made by the JVM; nobody may call the first two. */
    private static void checkDynamic(final ClassNode type, final MethodNode method, final String where, final InvokeDynamicInsnNode dynamic) {
        final boolean isRecords = dynamic.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")
            && (method.name.equals("toString") || method.name.equals("hashCode") || method.name.equals("equals"));
        if (isRecords) {
            return;
        }
        throw refuse(type, where + (dynamic.bsm.getOwner().endsWith("StringConcatFactory")
            ? " joins text; a strategy computes with numbers, text may only be constant"
            : " uses a lambda or a method reference; write a class"));
    }

    private static boolean isPlain(final Object constant) {
        return constant instanceof Number || constant instanceof String;
    }

    private static boolean isEnumsOwn(final ClassNode type, final MethodNode method, final Object constant) {
        return (type.access & ACC_ENUM) != 0 && method.name.equals("valueOf") && constant instanceof Type of
            && of.getSort() == Type.OBJECT && of.getInternalName().equals(type.name);
    }

    private void checkType(final ClassNode type, final String where, final Type of) {
        Type element = of;
        if (of.getSort() == Type.ARRAY) {
            element = of.getElementType();
        }
        if (element.getSort() == Type.OBJECT) {
            checkType(type, where, element.getInternalName());
        }
    }

    private void checkType(final ClassNode type, final String where, final String internalName) {
        checkType(type, where, internalName, "");
    }

    private void checkType(final ClassNode type, final String where, final String internalName, final String called) {
        if (!classes.containsKey(internalName) && !AllowedApi.allowsType(internalName)) {
            throw refuse(type, where + " uses " + dotted(internalName) + (called.isEmpty() ? "" : "." + called)
                + ", which is not for strategies" + AllowedApi.advice(internalName, called));
        }
    }

    private static RefusedCode refuse(final ClassNode type, final String why) {
        return new RefusedCode("class " + dotted(type.name) + ": " + why.stripLeading());
    }

    private static String dotted(final String internalName) {
        return internalName.replace('/', '.');
    }
}
