package genesis.core.strategy;

import java.util.List;

/**
 * What a strategy is, as data.
 *
 * @param id             pinned: it stands in journals. Below {@value #USER_ID_MIN} what is built in
 * @param name           as a parameter's: lower case with dashes
 * @param method         what it does, in a sentence or two
 * @param confidence     the formula of its confidence
 * @param source         where the method comes from
 * @param actsInside     whether it is also asked inside a candle; otherwise it decides once, at the close
 * @param addsToPosition whether it may add to a position that is its own
 * @param parameters     in the order in which people shall see them
 */
public record StrategyDescription(int id, String name, String method, String confidence, String source,
                                  boolean actsInside, boolean addsToPosition, List<Parameter> parameters) {
    /** The first number of strategies that are not built in. */
    public static final int USER_ID_MIN = 1_000;
    /** The last one: the field in messages has two bytes, and the last values mean nothing. */
    public static final int ID_MAX = 65_000;
    /** Two screens of them; more is another strategy. */
    public static final int PARAMETER_COUNT_MAX = 32;

    /** Throws {@link IllegalArgumentException} for a description that contradicts itself. */
    public StrategyDescription {
        if (id < 1 || id > ID_MAX) {
            throw new IllegalArgumentException("a strategy's id is from 1 to " + ID_MAX + ": " + id);
        }
        if (!Parameter.isName(name)) {
            throw new IllegalArgumentException("a strategy's name has 1 to " + Parameter.NAME_LENGTH_MAX
                + " characters of a-z, 0-9 and dashes and begins with a letter: " + name);
        }
        if (isBlank(method) || isBlank(confidence) || isBlank(source)) {
            throw new IllegalArgumentException("strategy " + name + " says its method, its confidence and its source");
        }
        parameters = List.copyOf(parameters);
        if (parameters.size() > PARAMETER_COUNT_MAX) {
            throw new IllegalArgumentException("strategy " + name + " has more than " + PARAMETER_COUNT_MAX + " parameters");
        }
        for (int i = 0; i < parameters.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (parameters.get(i).name().equals(parameters.get(j).name())) {
                    throw new IllegalArgumentException("strategy " + name + " declares parameter "
                        + parameters.get(i).name() + " twice");
                }
            }
        }
    }

    /** Not built in. */
    public boolean isUsers() {
        return id >= USER_ID_MIN;
    }

    private static boolean isBlank(final String text) {
        return text == null || text.isBlank();
    }
}
