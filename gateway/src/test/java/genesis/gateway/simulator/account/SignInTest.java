package genesis.gateway.simulator.account;

import static genesis.gateway.simulator.account.Desk.story;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.wire.ClientConnection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who comes in and what he hears first: sections 1.5, 2.1, 2.2 and 2.8 of the protocol sheet. */
class SignInTest {
    private final Desk desk = new Desk(AccountSettings.standard());

    /** The official Go client's test vector: secret apiSecret1, message AUTHnonce1. */
    @Test
    void shouldCheckSignaturesAsTheExchangeDoes() {
        final AccountKey go = new AccountKey("any", "apiSecret1");
        final String signature =
            "6e7e3ab737bac9d36b6c3170356c9483edb0079cb65a2afa81efa9a6b906e0c3aeb16b574a44073dff4c0f604adbdd7d";

        assertTrue(go.hasSigned("AUTHnonce1", signature));
        assertFalse(go.hasSigned("AUTHnonce2", signature));
        assertFalse(go.toString().contains("Secret"));
    }

    @Test
    void shouldSayWhyNobodyCameIn() {
        desk.say("[0,\"on\",null,{}]");
        desk.say(Desk.auth("key2", "secret1", 5, ""));
        desk.say(Desk.auth("key1", "secret2", 5, ""));
        desk.say(Desk.auth("key1", "secret1", 9_007_199_254_740_992L, ""));
        desk.say(Desk.auth("key1", "secret1", 5, ",\"apiSecret\":\"ignored\""));
        final List<String> frames = desk.wire.fresh();
        assertTrue(frames.get(0).contains("\"code\":10100"));
        assertEquals("{\"event\":\"auth\",\"status\":\"FAILED\",\"chanId\":0,\"code\":10100,\"msg\":\"apikey: invalid\"}", frames.get(1));
        assertTrue(frames.get(2).contains("\"code\":10100,\"msg\":\"apikey: digest invalid\""));
        assertTrue(frames.get(3).contains("\"code\":10114,\"msg\":\"nonce: small\""));
        assertTrue(frames.get(4).contains("\"status\":\"OK\",\"chanId\":0,\"userId\":1"));

        desk.say(Desk.auth("key1", "secret1", 6, ""));
        assertTrue(desk.wire.fresh().get(0).contains("\"code\":10100,\"msg\":\"auth: dup\""));
        assertTrue(desk.accounts.rest().answer("auth/r/wallets", "", "key1", "5",
            Desk.sign("secret1", "/api/v2/auth/r/wallets5")).body().contains("10114,\"nonce: small\""), "one nonce for both ways");
    }

    @Test
    void shouldSendTheSnapshotsInTheRecordedOrder() {
        desk.client.flags(ClientConnection.SEQ_ALL);
        desk.say(Desk.auth("key1", "secret1", 1, ""));
        final List<String> frames = desk.wire.fresh();

        assertEquals(List.of("ps", "ws", "os", "fos", "fcs", "fls", "wu BTC available", "wu USD available", "wu UST available",
            "wu BTC available", "wu USD available", "wu UST available", "bu"), story(frames.subList(1, frames.size())));
        assertEquals("[0,\"ps\",[],1,0]", frames.get(1), "the account's sequence begins after the snapshots");
        assertTrue(frames.get(7).endsWith(",7,1]"), frames.get(7));
        assertTrue(frames.get(2).contains("[\"exchange\",\"USD\",10000,0,null,\"Deposit of paper USD\",null]"), frames.get(2));
    }

    @Test
    void shouldSendOnlyWhatIsWanted() {
        desk.say(Desk.auth("key1", "secret1", 1, ",\"filter\":[\"trading-tBTCUSD\",\"wallet-exchange-BTC\"]"));
        final List<String> frames = desk.wire.fresh();
        assertEquals(List.of("ps", "ws", "os", "wu BTC available"), story(frames.subList(1, frames.size())));

        desk.floor.order("10000", "-1");
        assertEquals(List.of("on-req SUCCESS", "wu BTC", "te", "oc EXECUTED @ 10000.0(0.1)", "wu BTC", "tu", "wu BTC available"),
            story(desk.order("EXCHANGE MARKET", "0.1", "0", "")));
        desk.say("[0,\"on\",null,{\"cid\":7,\"symbol\":\"tETHUSD\",\"type\":\"EXCHANGE LIMIT\",\"amount\":\"1\",\"price\":\"10\"}]");
        assertEquals(List.of("on-req SUCCESS"), story(desk.wire.fresh()));
    }

    @Test
    void shouldTellAllSessionsAndStopWhereOneLeft() {
        final Desk ready = Desk.ready(AccountSettings.standard());
        final Memory wire = new Memory();
        final ClientConnection second = new ClientConnection(wire);
        ready.say(second, Desk.auth("key1b", "secret1b", 1, ""));
        wire.fresh();

        ready.order("EXCHANGE LIMIT", "0.1", "9000", "");
        assertEquals(List.of("on ACTIVE", "wu USD available"), story(wire.fresh()), "the request's answer is the asker's alone");
        ready.say(second, "{\"event\":\"unauth\"}");
        assertEquals(List.of("{\"event\":\"unauth\",\"status\":\"OK\",\"chanId\":0}"), wire.fresh());
        ready.say("[0,\"oc_multi\",null,{\"all\":1}]");
        assertEquals(List.of(), wire.fresh());
    }

    @Test
    void shouldCancelEverythingWhenTheDeadMansSwitchFalls() {
        desk.say(Desk.auth("key1", "secret1", 1, ",\"dms\":4"));
        desk.order("EXCHANGE LIMIT", "0.1", "9000", "");
        desk.accounts.disconnected(desk.client);
        assertEquals("CANCELED", desk.accounts.truth("key1").closed().get(0).status());
    }

    @Test
    void shouldCalculateAndRebroadcast() {
        final Desk ready = Desk.ready(AccountSettings.standard());
        ready.floor.order("10000", "-1");
        ready.order("MARKET", "1", "0", "");
        ready.floor.order("11000", "-1");
        ready.say("[0,\"calc\",null,[[\"margin_base\"],[\"margin_sym_tBTCUSD\"],[\"position_tBTCUSD\"],[\"wallet_margin_USD\"],[\"balance\"],[\"nonsense\"]]]");
        final List<String> frames = ready.wire.fresh();
        assertEquals(List.of("miu", "miu", "pu", "wu USD available", "bu"), story(frames));
        assertEquals("5", Desk.column(frames.get(2), 9), "leverage");
        ready.say("[0,\"n\",null,{\"type\":\"ucm-x\",\"info\":{\"a\":\"b\"}}]");
        assertEquals(List.of("[0,\"n\",[1700000000000,\"ucm-x\",null,null,{\"a\":\"b\"},null,null,null]]"), ready.wire.fresh());
    }
}
