package genesis.gateway.simulator.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Accounts on a {@link TestFloor}, one client that is signed in, and the words to talk with them. */
final class Desk {
    static final long START_MS = 1_700_000_000_000L;
    static final AccountKey KEY = new AccountKey("key1", "secret1");
    private static final long NS_PER_MS = 1_000_000;

    final TestFloor floor = new TestFloor();
    final Memory wire = new Memory();
    final Accounts accounts;
    final ClientConnection client = new ClientConnection(wire);
    private long nonce;

    Desk(final AccountSettings settings) {
        accounts = new Accounts(floor, settings, OrderFaults.NONE);
        time(START_MS);
        accounts.open(List.of(KEY, new AccountKey("key1b", "secret1b")));
    }

    /** The same, signed in, the snapshots read. */
    static Desk ready(final AccountSettings settings) {
        final Desk desk = new Desk(settings);
        desk.say(auth("key1", "secret1", ++desk.nonce, ""));
        assertTrue(desk.wire.fresh().get(0).startsWith("{\"event\":\"auth\",\"status\":\"OK\""));
        return desk;
    }

    void time(final long ms) {
        accounts.time(ms * NS_PER_MS);
    }

    void say(final String text) {
        say(client, text);
    }

    void say(final ClientConnection from, final String text) {
        try {
            assertTrue(accounts.answer(from, ClientFrame.parse(text)), text);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new order of tBTCUSD; more fields begin with a comma. Returns what came. */
    List<String> order(final String type, final String amount, final String price, final String more) {
        say("[0,\"on\",null,{\"cid\":7,\"symbol\":\"tBTCUSD\",\"type\":\"" + type + "\",\"amount\":\"" + amount + "\",\"price\":\""
            + price + "\"" + more + "}]");
        return wire.fresh();
    }

    /** Codes of the frames of channel 0, notifications by their type, orders with their status. */
    static List<String> story(final List<String> frames) {
        final List<String> story = new ArrayList<>();
        for (final String frame : frames) {
            final String code = frame.split("\"")[1];
            if (code.equals("n")) {
                story.add(frame.split("\"")[3] + " " + (frame.contains("\"SUCCESS\"") ? "SUCCESS" : "ERROR"));
            } else if (List.of("on", "ou", "oc").contains(code)) {
                story.add(code + " " + status(frame));
            } else if (code.equals("wu")) {
                story.add("wu " + column(frame, 1).replace("\"", "") + (column(frame, 4).equals("null") ? "" : " available"));
            } else {
                story.add(code);
            }
        }
        return story;
    }

    /** The first frame of this code. */
    static String first(final List<String> frames, final String code) {
        return frames.stream().filter(frame -> frame.startsWith("[0,\"" + code + "\",")).findFirst().orElseThrow();
    }

    /** Column of the row of {@code [0,"code",[…]]}; no comma in texts before it. */
    static String column(final String frame, final int index) {
        return frame.substring(frame.indexOf('[', 1) + 1).split(",")[index];
    }

    static String status(final String frame) {
        return column(frame, 13).replace("\"", "");
    }

    /** Balance of a wallet as the server knows it. */
    String balance(final String type, final String currency) {
        return accounts.truth("key1").wallets().stream()
            .filter(wallet -> wallet.type().equals(type) && wallet.currency().equals(currency))
            .map(wallet -> wallet.balance().stripTrailingZeros().toPlainString()).findFirst().orElseThrow();
    }

    String available(final String type, final String currency) {
        return accounts.truth("key1").wallets().stream()
            .filter(wallet -> wallet.type().equals(type) && wallet.currency().equals(currency))
            .map(wallet -> wallet.available().stripTrailingZeros().toPlainString()).findFirst().orElseThrow();
    }

    void refuses(final String words, final String type, final String amount, final String price, final String more) {
        final List<String> frames = order(type, amount, price, more);
        assertEquals(1, frames.size(), frames.toString());
        assertTrue(frames.get(0).contains("\"on-req\"") && frames.get(0).contains("\"ERROR\",\"" + words + "\"]"), frames.get(0));
    }

    static String auth(final String key, final String secret, final long nonce, final String more) {
        final String payload = "AUTH" + nonce;
        return "{\"event\":\"auth\",\"apiKey\":\"" + key + "\",\"authNonce\":" + nonce + ",\"authPayload\":\"" + payload
            + "\",\"authSig\":\"" + sign(secret, payload) + "\"" + more + "}";
    }

    static String sign(final String secret, final String text) {
        try {
            final Mac mac = Mac.getInstance("HmacSHA384");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA384"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
