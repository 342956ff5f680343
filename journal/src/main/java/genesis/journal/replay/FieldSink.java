package genesis.journal.replay;

/** A notation for messages. Fields come in the order of the schema. */
interface FieldSink {
    void begin(String message);

    /** A number, already written as a decimal. */
    void number(String name, String value);

    void text(String name, String value);

    /** A point in time: the field with its unit and its number, the same without its unit and as ISO-8601. */
    void moment(String name, String shortName, long value, String instant);

    void beginList(String name);

    void beginItem();

    void endItem();

    void endList();

    /** Closes the message and returns all of it. */
    String end();
}
