package genesis.admin.strategies;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the code of a strategy may use of the JDK and of the engine. Everything else is refused. */
final class AllowedApi {
    private static final Pattern EVERYTHING = Pattern.compile(".*");
    private static final Pattern NOTHING = Pattern.compile("");
    private static final Pattern CONSTRUCTOR = Pattern.compile("<init>");
    private static final Pattern BOXED = Pattern.compile("valueOf|\\w+Value|compare(To)?|equals|hashCode|isNaN|isInfinite|isFinite"
        + "|(double|float)To(Raw)?(Long|Int)Bits|(long|int)BitsTo(Double|Float)|min|max|sum|signum|bitCount|rotate(Left|Right)"
        + "|(highest|lowest)OneBit|numberOf(Leading|Trailing)Zeros|reverse|divideUnsigned|remainderUnsigned|compareUnsigned"
        + "|toUnsigned(Int|Long)");
    private static final Pattern THROWABLE = Pattern.compile("<init>|getMessage");

    /** By class: methods that may be called. */
    private static final Map<String, Pattern> METHODS = Map.ofEntries(
        Map.entry("java/lang/Object", Pattern.compile("<init>|equals")),
        Map.entry("java/lang/String", Pattern.compile("equals|length|charAt|isEmpty|compareTo|hashCode")),
        Map.entry("java/lang/Comparable", Pattern.compile("compareTo")),
        Map.entry("java/lang/Math", Pattern.compile("abs|max|min|floor|ceil|rint|round|sqrt|signum|fma|clamp|copySign|\\w+Exact"
            + "|floorDiv|floorMod|ceilDiv|multiplyHigh|multiplyFull")),
        Map.entry("java/lang/StrictMath", Pattern.compile("(?!random).*")),
        Map.entry("java/lang/Number", BOXED), Map.entry("java/lang/Byte", BOXED), Map.entry("java/lang/Short", BOXED),
        Map.entry("java/lang/Integer", BOXED), Map.entry("java/lang/Long", BOXED), Map.entry("java/lang/Float", BOXED),
        Map.entry("java/lang/Double", BOXED), Map.entry("java/lang/Boolean", BOXED), Map.entry("java/lang/Character", BOXED),
        Map.entry("java/lang/Enum", Pattern.compile("<init>|ordinal|name|compareTo|equals|valueOf")),
        Map.entry("java/lang/Record", CONSTRUCTOR),
        Map.entry("java/lang/Throwable", THROWABLE), Map.entry("java/lang/Exception", THROWABLE),
        Map.entry("java/lang/RuntimeException", THROWABLE), Map.entry("java/lang/IllegalArgumentException", THROWABLE),
        Map.entry("java/lang/IllegalStateException", THROWABLE), Map.entry("java/lang/ArithmeticException", THROWABLE),
        Map.entry("java/lang/IndexOutOfBoundsException", THROWABLE), Map.entry("java/lang/NullPointerException", THROWABLE),
        Map.entry("java/lang/ArrayIndexOutOfBoundsException", THROWABLE), Map.entry("java/lang/ClassCastException", THROWABLE),
        Map.entry("java/lang/UnsupportedOperationException", THROWABLE), Map.entry("java/lang/Error", THROWABLE),
        Map.entry("java/lang/AssertionError", THROWABLE), Map.entry("java/lang/MatchException", THROWABLE),
        // What the compiler itself writes into a switch over an enum.
        Map.entry("java/lang/NoSuchFieldError", THROWABLE),
        Map.entry("java/util/List", Pattern.compile("of|copyOf|get|size|isEmpty")),
        Map.entry("java/util/Objects", Pattern.compile("requireNonNull|equals|checkIndex")),
        Map.entry("genesis/core/strategy/Strategy", EVERYTHING), Map.entry("genesis/core/strategy/StrategyFactory", EVERYTHING),
        Map.entry("genesis/core/strategy/StrategyDescription", EVERYTHING), Map.entry("genesis/core/strategy/Parameter", EVERYTHING),
        Map.entry("genesis/core/strategy/Parameters", EVERYTHING), Map.entry("genesis/core/strategy/MarketView", EVERYTHING),
        Map.entry("genesis/core/strategy/Proposal", EVERYTHING),
        Map.entry("genesis/core/indicator/Features", EVERYTHING), Map.entry("genesis/core/indicator/OpenGaps", EVERYTHING),
        Map.entry("genesis/core/indicator/Ema", EVERYTHING), Map.entry("genesis/core/indicator/Sma", EVERYTHING),
        Map.entry("genesis/core/indicator/Rsi", EVERYTHING), Map.entry("genesis/core/indicator/Atr", EVERYTHING),
        Map.entry("genesis/core/indicator/Adx", EVERYTHING), Map.entry("genesis/core/indicator/Macd", EVERYTHING),
        Map.entry("genesis/core/indicator/Bollinger", EVERYTHING), Map.entry("genesis/core/indicator/Vwap", EVERYTHING),
        Map.entry("genesis/core/message/Recommendation", EVERYTHING), Map.entry("genesis/core/message/Regime", EVERYTHING),
        Map.entry("genesis/core/message/SignalReason", EVERYTHING), Map.entry("genesis/core/message/Timeframe", EVERYTHING),
        Map.entry("genesis/core/message/Trigger", EVERYTHING), Map.entry("genesis/core/unit/Setting$Unit", EVERYTHING),
        Map.entry("genesis/core/unit/E8", Pattern.compile("(?!text|append).*")),
        Map.entry("genesis/core/unit/StreamDigest", Pattern.compile("add")));

    /** What a class of a jar may extend. */
    private static final Set<String> SUPERCLASSES = Set.of("java/lang/Object", "java/lang/Enum", "java/lang/Record",
        "java/lang/RuntimeException", "java/lang/IllegalArgumentException", "java/lang/IllegalStateException");
    /** Types of static constants, besides primitives and enums. None of them can change. */
    private static final Set<String> CONSTANTS = Set.of("java/lang/String", "java/util/List", "genesis/core/strategy/StrategyDescription",
        "genesis/core/strategy/Parameter");

    private AllowedApi() {
    }

    static boolean allowsType(final String internalName) {
        return METHODS.containsKey(internalName);
    }

    static boolean allowsMethod(final String owner, final String name) {
        return METHODS.getOrDefault(owner, NOTHING).matcher(name).matches();
    }

    static boolean allowsSuperclass(final String internalName) {
        return SUPERCLASSES.contains(internalName);
    }

    static boolean allowsConstant(final String internalName) {
        return CONSTANTS.contains(internalName);
    }

    /** What to use instead, or why not; empty where there is nothing to say. */
    static String advice(final String owner, final String name) {
        if (owner.equals("java/lang/Math")) {
            return name.equals("random") ? ": a replay could not repeat it" : ": processors may round it differently, use StrictMath";
        }
        if (owner.equals("java/lang/Thread") || owner.startsWith("java/util/concurrent")) {
            return ": a strategy runs on the engine's thread and must neither wait nor start another";
        }
        if (owner.equals("java/lang/System") || owner.startsWith("java/time")) {
            return ": the only time there is is MarketView.timeNs()";
        }
        if (owner.startsWith("java/io") || owner.startsWith("java/net") || owner.startsWith("java/nio")) {
            return ": what the engine did not see as an input a replay cannot see either";
        }
        if (owner.startsWith("java/util/Hash") || owner.startsWith("java/util/Random") || owner.startsWith("java/util/SplittableRandom")) {
            return ": a replay could not repeat it";
        }
        if (owner.startsWith("java/util")) {
            return ": keep numbers in arrays that are made once";
        }
        return "";
    }
}
