package genesis.core.unit;

/**
 * The values in force. Threading: engine thread. Allocation: none after construction.
 */
public final class Settings {
    private final long[] values = new long[Setting.CODE_LIMIT];

    public Settings() {
        for (final Setting setting : Setting.values()) {
            values[setting.code()] = setting.initial();
        }
    }

    public long value(final Setting setting) {
        return values[setting.code()];
    }

    /** For indicators: a value in E8 as a fraction. */
    public double fraction(final Setting setting) {
        return E8.toDouble(value(setting));
    }

    public boolean isOn(final Setting setting) {
        return value(setting) != 0;
    }

    /** The edge validates before it sends; what is out of range here is a broken sender. */
    public void apply(final Setting setting, final long value) {
        Check.that(setting.allows(value), setting.key() + " within its range", value);
        values[setting.code()] = value;
    }

    public void addTo(final StreamDigest digest) {
        for (final long value : values) {
            digest.add(value);
        }
    }
}
