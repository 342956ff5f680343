package genesis.admin.doctor;

/**
 * What one check found.
 *
 * @param check  its name, for people and scripts
 * @param level  how bad it is
 * @param found  in words, with the numbers
 * @param advice what to do; empty where all is well
 */
public record Finding(String check, Level level, String found, String advice) {
    /** How bad it is. */
    public enum Level {
        /** All is well. */
        OK("ok"),
        /** It runs, but somebody should know. */
        WARN("warn"),
        /** It does not run, or not safely. */
        FAIL("FAIL");

        private final String text;

        Level(final String text) {
            this.text = text;
        }

        /** As it is printed. */
        public String text() {
            return text;
        }
    }

    public Finding {
        if ((level == Level.OK) != advice.isEmpty()) {
            throw new IllegalArgumentException("advice is for what is not well: " + check + " " + level + " " + advice);
        }
    }
}
