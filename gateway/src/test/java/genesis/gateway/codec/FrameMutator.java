package genesis.gateway.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes frames that nobody sends on purpose out of such as the exchange sends: bytes, numbers, structure are changed. */
final class FrameMutator {
    static final String[] VALID = {
        "[81568,[6433.9,0,1]]", "[81568,[6442.9,2,1.17073057]]", "[81568,[[6443,5,5.26056135],[6442.9,2,-1.17073057]]]",
        "[81568,\"hb\"]", "[81568,\"cs\",-1175357890]", "[81568,[7e-7,3,-1060.55466114]]", "[81568,[]]",
        "[5262,\"te\",[310628134,1542045968922,0.01073894,6443.1]]", "[5262,\"tu\",[310628134,1542045968922,-0.01073894,6443.1]]",
        "[5262,[[9,2000,1,10],[6,1000,1,10],[7,1000,-0.5,10]]]",
        "[7,[61.304,2228.36155358,61.305,1323.2442970500003,0.395,0.0065,61.371,50973.3020771,62.5,57.421,null]]",
        "[7,[null,43.358118629999986,7617.5,0.015486090000000001,-550.8,-5.2128e-8,7617,8318.92961981,8257.8,null]]",
        "[8,[[1574698260000,7379.785503,7383.8,7388.3,7379.785503,1.68829482],[1574698200000,1,2,3,4,5]]]",
        "[7,[[7616.5,31.89055171,7617.5,43.358118629999986,-550.8,-0.0674,7617.1,8314.71200815,8257.8,7500]]]",
        "[8,[1699999980000,7399.9,7379.7,7399.9,7371.8,41.63633658]]",
        "[9,[1790133734000,null,86710.46123944,86670.5,null,62210384.95685668,null,1790150400000,0.00015317,3873,null,0,null,"
            + "null,86676.3172,null,null,8851.89352831,null,null,null,0.0005,0.0025]]",
        "[21,[[38334303613,9348.8,0.53],[38334308111,9348.8,5.98979404],[38331335157,9344.1,-1.28965787]]]",
        "[21,[38334303613,9348.8,0.5]]", "[21,[38334303613,0,1]]", "[99,[1,2,3]]", "[81568,[6442.9,2,1.17],17,1790134414850]",
        "[5262,\"te\",[310628134,1542045968922,0.01073894,6443.1],18,1790134414850]", "[21,\"cs\",0,19,1790134414850]",
        "[0,\"tu\",[292081982,\"tLTCBTC\",1536641097049,16653210798,-0.68784543,0.0085406,\"LIMIT\",0.0085397,-1,-0.07,\"USD\",5]]",
        "[0,\"on\",[5,null,7,\"tBTCUSD\",1,1,1.2,1.2,\"EXCHANGE LIMIT\",null,null,null,0,\"ACTIVE\",null,null,16680]]",
        "[0,\"n\",[1,\"on-req\",null,null,[5,null,7,\"tBTCUSD\"],null,\"ERROR\",\"amount: invalid\"]]",
        "[0,\"os\",[[5,null,7,\"tBTCUSD\",1,1,1,1,\"LIMIT\"],[6,null,null,\"tBTCUSD\"]]]",
        "[0,\"oc\",[5,0,7,\"tBTCUSD\",1,1,0,-1.0001,\"LIMIT\",null,null,null,0,\"EXECUTED @ 0.0085406(-0.31225457)\",null,null,1,2]]",
        "{\"event\":\"info\",\"version\":2,\"platform\":{\"status\":1}}", "{\"event\":\"info\",\"code\":20051,\"msg\":\"x\"}"};
    private static final String[] NUMBERS = {"0", "-0", "1", "-1", "1e-8", "7e-7", "1E+3", "1e400", "1e-400", "00", "01", "1.", ".5",
        "-", "+1", "1e", "1e+", "0.1e1", "92233720368.54775807", "92233720368.54775808", "-92233720368.54775807", "9223372036854775807",
        "9223372036854775808", "99999999", "100000000", "12345678.12345678", "1234567.1234567", "0.000000001", "0.00000001", "2147483648",
        "-2147483649", "NaN", "Infinity", "null", "true", "\"1\"", "[]", "{}", "[1]", "1 ", " 1", "1.5.5", "1-1", "1/1", "0x1"};
    private static final byte[] TRICKY = "[]{},:\"\\0123456789eE+-. \tntfalsr\u0000\u007F".getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random;

    FrameMutator(final long seed) {
        random = new SplittableRandom(seed);
    }

    byte[] next() {
        final int kind = random.nextInt(100);
        if (kind < 2) {
            final byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            return noise;
        }
        String frame = VALID[random.nextInt(VALID.length)];
        if (kind < 60) {
            for (int edits = random.nextInt(4) / 2; edits >= 0; edits--) {
                frame = restructured(frame);
            }
            return frame.getBytes(StandardCharsets.ISO_8859_1);
        }
        return kind < 65 ? frame.getBytes(StandardCharsets.ISO_8859_1) : bytesChanged(frame.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Another number, a field more or less, a row twice, white space, brackets around or gone. */
    private String restructured(final String frame) {
        int from = random.nextInt(frame.length() + 1);
        int to = from;
        while (from > 0 && ",[]".indexOf(frame.charAt(from - 1)) < 0) {
            from--;
        }
        while (to < frame.length() && ",[]".indexOf(frame.charAt(to)) < 0) {
            to++;
        }
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> frame.substring(0, from) + number() + frame.substring(to);
            case 3 -> frame.substring(0, to) + "," + number() + frame.substring(to);
            case 4 -> frame.substring(0, from) + frame.substring(to);
            case 5 -> frame.substring(0, to) + frame.substring(Math.min(from, to)) + frame.substring(to);
            case 6 -> frame.substring(0, to) + " \t\r\n".charAt(random.nextInt(4)) + frame.substring(to);
            default -> frame.substring(0, from) + "[".repeat(random.nextInt(3)) + frame.substring(from) + "]".repeat(random.nextInt(3));
        };
    }

    private String number() {
        if (random.nextInt(3) == 0) {
            return NUMBERS[random.nextInt(NUMBERS.length)];
        }
        final StringBuilder digits = new StringBuilder(random.nextBoolean() ? "" : "-");
        digits(digits, 1 + random.nextInt(random.nextInt(50) == 0 ? 400 : 12));
        if (random.nextInt(3) > 0) {
            digits(digits.append('.'), 1 + random.nextInt(random.nextInt(50) == 0 ? 400 : 18));
        }
        if (random.nextInt(6) == 0) {
            digits.append(random.nextBoolean() ? 'e' : 'E').append(new String[] {"", "+", "-"}[random.nextInt(3)])
                .append(random.nextInt(30));
        }
        return digits.toString();
    }

    private void digits(final StringBuilder into, final int count) {
        for (int i = 0; i < count; i++) {
            into.append((char) ('0' + random.nextInt(10)));
        }
    }

    private byte[] bytesChanged(final byte[] valid) {
        byte[] bytes = valid;
        for (int edits = random.nextInt(4) / 2; edits >= 0; edits--) {
            final int at = random.nextInt(bytes.length + 1);
            final byte fresh = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : TRICKY[random.nextInt(TRICKY.length)];
            switch (random.nextInt(4)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> {
                    final byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    longer[at] = fresh;
                    bytes = longer;
                }
                default -> {
                    if (at < bytes.length) {
                        bytes = bytes.clone();
                        bytes[at] = fresh;
                    }
                }
            }
        }
        return bytes;
    }
}
