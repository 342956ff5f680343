package genesis.gateway.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CancelScope;
import genesis.core.message.Recommendation;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.gateway.live.EngineView.Ours;
import genesis.gateway.simulator.fault.Fault;
import genesis.gateway.simulator.fault.FaultPlan;
import java.time.Duration;
import java.time.Instant;

/**
 * What happens. A trader's request is on its way until the next sentence: with most sentences it simply arrives and is
 * answered; those that say {@code while}, {@code before} or {@code without} come in between.
 */
final class When {
    private final Stage stage;
    private final Given given;
    /** The last order that the trader asked for. */
    private Ask last;

    When(final Stage stage, final Given given) {
        this.stage = stage;
        this.given = given;
    }

    // The trader

    Ask traderBuys(final String quantity) {
        return asks(Side.BUY, quantity);
    }

    Ask traderSells(final String quantity) {
        return asks(Side.SELL, quantity);
    }

    private Ask asks(final Side side, final String quantity) {
        arrive();
        final Ask ask = new Ask(stage, side, quantity);
        last = ask;
        stage.say(ask::toString, () -> {
            if (ask.name != null) {
                stage.named.put(ask.name, ask);
            }
            stage.desk.order(ask.commandId, ask);
        });
        return ask;
    }

    /** The same request once more, as an impatient finger does. */
    void traderRepeatsTheRequest() {
        arrive();
        final Ask ask = last;
        final long command = stage.nextCommandId();
        stage.say(() -> "asks again", () -> stage.desk.order(command, ask));
    }

    void traderCancels() {
        arrive();
        cancels(order());
    }

    void traderCancels(final String name) {
        arrive();
        cancels(order(name));
    }

    private void cancels(final long order) {
        final long command = stage.nextCommandId();
        stage.say(() -> "cancels " + order, () -> stage.desk.cancel(command, CancelScope.ORDER, order, 0));
    }

    void traderCancelsAllOf(final String symbol) {
        arrive();
        final long command = stage.nextCommandId();
        stage.say(() -> "cancels all of " + symbol,
            () -> stage.desk.cancel(command, CancelScope.INSTRUMENT, 0, stage.instrument(symbol)));
    }

    void traderCancelsAll() {
        arrive();
        final long command = stage.nextCommandId();
        stage.say(() -> "cancels all", () -> stage.desk.cancel(command, CancelScope.ALL, 0, 0));
    }

    /** Where it stands; "0" leaves price or what is left to fill. */
    void traderChangesTo(final String price, final String quantityLeft) {
        arrive();
        final long order = order();
        final long command = stage.nextCommandId();
        stage.say(() -> "changes " + order + " to " + quantityLeft + " at " + price,
            () -> stage.desk.change(command, order, Given.e8(price), Given.e8(quantityLeft)));
    }

    void traderCloses(final String symbol) {
        arrive();
        final long command = stage.nextCommandId();
        stage.say(() -> "closes " + symbol, () -> stage.desk.close(command, stage.instrument(symbol)));
    }

    void traderHalts() {
        command("halts", command -> stage.desk.halt(command, false));
    }

    void traderFlattens() {
        command("flattens", command -> stage.desk.halt(command, true));
    }

    /** @param forSoLong zero without an end */
    void traderPauses(final Duration forSoLong) {
        command("pauses", command -> stage.desk.pause(command, forSoLong.toNanos()));
    }

    void traderResumes() {
        command("resumes", command -> stage.desk.resume(command));
    }

    void traderArms() {
        command("arms", command -> stage.desk.arm(command, true));
    }

    void traderDisarms() {
        command("disarms", command -> stage.desk.arm(command, false));
    }

    void traderSets(final Setting setting, final String value) {
        command("sets " + setting.key() + " to " + value, command -> stage.desk.set(setting,
            setting.unit() == Setting.Unit.E8 ? Given.e8(value) : Long.parseLong(value)));
    }

    private void command(final String words, final java.util.function.LongConsumer message) {
        arrive();
        final long command = stage.nextCommandId();
        stage.say(() -> words, () -> message.accept(command));
    }

    // The strategy

    /** It says so once, of tBTCUSD, at the next print of a trade. */
    void strategySays(final Recommendation recommendation, final double confidence) {
        arrive();
        stage.spoken.say(stage.nowNs(), recommendation, confidence);
        stage.story.tell("strategy", recommendation + " with " + confidence);
        for (int i = 0; i < 3; i++) {
            final Quotes quotes = stage.quotes(Given.SYMBOL);
            quotes.print((quotes.bidE8() + quotes.askE8()) / 2, E8.ONE / 100);
            stage.pass(Duration.ofMillis(600));
        }
    }

    // The market

    /** Somebody trades with so much of our last order, which rests in the book. */
    void exchangeFills(final String quantity) {
        arrive();
        fill(order(), quantity);
        stage.pass(Stage.MOMENT);
    }

    void exchangeFills(final String name, final String quantity) {
        arrive();
        fill(order(name), quantity);
        stage.pass(Stage.MOMENT);
    }

    /** The trader's last request has left the engine; before it reaches the exchange, somebody trades with our order. */
    void exchangeFillsWhileThatIsOnItsWay(final String quantity) {
        begin();
        final long order = order();
        stage.decideOnly();
        fill(order, quantity);
        stage.pass(Stage.MOMENT);
    }

    private void fill(final long order, final String quantity) {
        final Ours ours = stage.heard.view.orders.get(order);
        stage.story.tell("market", "trades " + quantity + " with order " + order + " at " + E8.text(ours.priceE8()));
        final String symbol = symbol(ours.instrumentId());
        stage.quotes(symbol).fill(ours.side(), ours.priceE8(), Given.e8(quantity));
    }

    /** The others move to these prices and trade there, a little; a stop in between is reached. */
    void marketMovesTo(final String symbol, final String bid, final String ask) {
        arrive();
        stage.story.tell("market", symbol + " moves to " + bid + " – " + ask);
        final Quotes quotes = stage.quotes(symbol);
        quotes.stand(Given.e8(bid), Given.e8(ask));
        quotes.print(Given.e8(bid), E8.ONE / 1_000);
        stage.pass(Stage.MOMENT);
    }

    void marketMovesTo(final String bid, final String ask) {
        marketMovesTo(Given.SYMBOL, bid, ask);
    }

    /** From the next move on there is so much at each of the best prices. */
    void marketGetsThinner(final String quantity) {
        arrive();
        stage.quotes(Given.SYMBOL).quantityE8(Given.e8(quantity));
    }

    /** Nobody wants to sell, or nobody wants to buy, any more. */
    void everybodyLeaves(final Side side) {
        arrive();
        stage.story.tell("market", "nobody is left on the side " + side);
        stage.quotes(Given.SYMBOL).goAway(side);
        stage.pass(Stage.MOMENT);
    }

    // What goes wrong

    /** All sockets end without a word; the engine comes back by itself after a while. */
    void lineBreaks() {
        goesWrong("disconnect");
    }

    /** All sockets end, and the next handshakes are refused: nobody gets through for some seconds. */
    void lineBreaksForAWhile() {
        goesWrong("connect-refused value=503 count=6");
        lineBreaks();
    }

    /** The exchange handles the next order, and the line breaks before its answer. */
    void lineWillBreakBeforeTheAnswer() {
        goesWrong("cut-after frame=on");
    }

    /** The line breaks with the next order on it: the exchange never gets it. */
    void nextOrderWillBeLost() {
        goesWrong("cut-before frame=on");
    }

    /** In words of a {@link FaultPlan}, without the time: it happens now. */
    void goesWrong(final String fault) {
        arrive();
        for (final Fault each : FaultPlan.parse("0 " + fault).faults()) {
            stage.server.add(each);
        }
        stage.pass(Stage.MOMENT);
    }

    /** The news of the last fill come once more, as they are, on a line that does not number its frames. */
    void engineHearsOfTheLastFillAgain() {
        arrive();
        stage.story.tell("fault", "the last fill is told again");
        stage.desk.again(stage.lastFill());
        stage.pass(Stage.MOMENT);
    }

    /** Until engine and exchange talk again and have compared everything. */
    void lineIsBack() {
        arrive();
        stage.awaitReady();
    }

    void engineCrashes() {
        arrive();
        stage.crash();
    }

    /** The engine has decided about the trader's last request, and journaled it; the order has not left the house. */
    void engineCrashesBeforeSending() {
        begin();
        stage.decideOnly();
        stage.crash();
    }

    /** The exchange has what the trader asked for last, and says so; the engine never hears it. */
    void engineCrashesBeforeTheAnswer() {
        begin();
        stage.decideAndSendOnly();
        stage.crash();
    }

    /** The market reaches a stop or target; the engine is killed when the exchange has the exit and the engine no answer. */
    void engineCrashesWhileItSendsTheExitAt(final String bid, final String ask) {
        arrive();
        stage.story.tell("market", "moves to " + bid + " – " + ask);
        final int sent = stage.heard.placed.size();
        final Quotes quotes = stage.quotes(Given.SYMBOL);
        quotes.stand(Given.e8(bid), Given.e8(ask));
        quotes.print(Given.e8(bid), E8.ONE / 1_000);
        stage.decideUntil(() -> stage.heard.placed.size() > sent);
        stage.decideAndSendOnly();
        stage.crash();
    }

    /** Begins where the journal ends, connects, and compares its books with the exchange's; it is not armed. */
    void engineRestarts() {
        arrive();
        stage.start();
        stage.awaitReady();
    }

    // Time

    void timePasses(final Duration duration) {
        arrive();
        stage.pass(duration);
    }

    /** Lets time pass until then. */
    void clockIs(final String time) {
        arrive();
        final Duration left = Duration.ofNanos(Desk.ns(Instant.parse(time)) - stage.nowNs());
        assertTrue(!left.isNegative(), "that time is over: " + time);
        stage.pass(left);
    }

    // Who is meant

    long order() {
        final Heard.Answer answer = last == null ? null : stage.heard.answers.get(last.commandId);
        return answer != null && answer.order() != 0 ? answer.order()
            : stage.heard.placed.get(stage.heard.placed.size() - 1).clientOrderId();
    }

    long order(final String name) {
        final Ask ask = stage.named.get(name);
        assertTrue(ask != null, "no order is called " + name);
        final Heard.Answer answer = stage.heard.answers.get(ask.commandId);
        assertTrue(answer != null && answer.order() != 0, "nothing became of the order called " + name);
        return answer.order();
    }

    private String symbol(final int instrument) {
        return instrument == 0 ? Given.SYMBOL : "tETHUSD";
    }

    private void begin() {
        given.begin();
    }

    private void arrive() {
        begin();
        stage.finish();
    }
}
