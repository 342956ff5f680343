package genesis.core.engine;

import genesis.core.execution.Exits;
import genesis.core.execution.OrderManager;
import genesis.core.message.ArmRequestedDecoder;
import genesis.core.message.CommandResult;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedDecoder;
import genesis.core.message.Mode;
import genesis.core.message.PauseRequestedDecoder;
import genesis.core.message.ResumeRequestedDecoder;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.risk.TradeConstraints;
import genesis.core.risk.TradingGate;

/** Commands of a person. Every one is answered. Threading: engine thread. Allocation: none. */
final class OperatorDesk {
    /** What a person has to type: long enough not to be a slip. */
    private static final String CONFIRMATION = "ARM LIVE";

    private final TradingGate gate;
    private final RiskDesk riskDesk;
    private final OrderManager orderManager;
    private final Exits exits;
    private final RiskPolicyEngine risk;
    private final OutputEncoder outputs;

    OperatorDesk(final TradingGate gate, final RiskDesk riskDesk, final RiskPolicyEngine risk, final OrderManager orderManager,
                 final Exits exits, final OutputEncoder outputs) {
        this.gate = gate;
        this.riskDesk = riskDesk;
        this.orderManager = orderManager;
        this.exits = exits;
        this.risk = risk;
        this.outputs = outputs;
    }

    void onPause(final PauseRequestedDecoder pause, final long nowNs) {
        pause.getReason(gate.pauseReason(), 0);
        gate.pause(nowNs, pause.ttlNs());
        outputs.tradingStateChanged(gate);
        outputs.commandAnswered(pause.commandId(), CommandResult.DONE);
    }

    /** Arms this session, or disarms it. Every session starts disarmed. */
    void onArm(final ArmRequestedDecoder request) {
        final boolean arms = request.armed() == Flag.YES;
        if (risk.mode() != Mode.LIVE || arms && !isConfirmed(request)) {
            outputs.commandAnswered(request.commandId(), CommandResult.REFUSED);
        } else if (risk.live().arm(arms)) {
            outputs.liveStateChanged(risk.live());
            outputs.commandAnswered(request.commandId(), CommandResult.DONE);
        } else {
            outputs.commandAnswered(request.commandId(), CommandResult.NOTHING_TO_DO);
        }
    }

    private static boolean isConfirmed(final ArmRequestedDecoder request) {
        for (int i = 0; i < CONFIRMATION.length(); i++) {
            if (request.confirmation(i) != CONFIRMATION.charAt(i)) {
                return false;
            }
        }
        return request.confirmation(CONFIRMATION.length()) == 0;
    }

    /** The cancels leave before anything is said: they are what it is about. Then what shall be closed is closed. */
    void onHalt(final HaltRequestedDecoder halt, final InstrumentState[] states, final int instrumentCount, final long nowNs) {
        final boolean halts = gate.halt();
        final boolean flattens = halt.flatten() == Flag.YES && gate.flatten();
        orderManager.cancelAll();
        exits.forget();
        for (int i = 0; i < instrumentCount && flattens; i++) {
            exits.goOn(states[i].instrument(), states[i].market(), nowNs);
        }
        halt.getReason(gate.haltReason(), 0);
        outputs.tradingStateChanged(gate);
        outputs.commandAnswered(halt.commandId(), halts || flattens ? CommandResult.DONE : CommandResult.NOTHING_TO_DO);
    }

    void onResume(final ResumeRequestedDecoder resume, final long nowNs) {
        final boolean changes = riskDesk.resume(nowNs);
        final CommandResult unheld = changes ? CommandResult.DONE : CommandResult.NOTHING_TO_DO;
        outputs.commandAnswered(resume.commandId(), gate.isLatched() ? CommandResult.REFUSED : unheld);
    }
}
