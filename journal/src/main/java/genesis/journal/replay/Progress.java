package genesis.journal.replay;

/** Hears from work that can take minutes. Called on the working thread about every quarter of a million records. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = (step, records) -> { };

    /** Records between two calls. A power of two. */
    int EVERY = 1 << 18;

    /**
     * @param step    what is being done, such as {@code checking inputs}
     * @param records how many records of this step are done
     */
    void at(String step, long records);
}
