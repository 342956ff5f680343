'use strict';

// Shows /api/v2/status once a second. Everything is written as text, never as markup: a reason is a person's words.

const POLL_MS = 1000;
const CURVE_POINTS = 300;
const MEANINGS = {
    PAUSED: 'Paused: no new entries, exits go on',
    REDUCING_ONLY: 'A guard latched: positions may only get smaller, until a resume; after a daily loss the next trading day must have begun',
    HALTED: 'Halted: all orders were canceled and none is sent, until a resume',
};
const equityCurve = [];
let latest = null;

const byId = id => document.getElementById(id);

function text(id, value, tone) {
    const element = byId(id);
    element.textContent = value;
    element.classList.remove('up', 'down', 'warn');
    if (tone) element.classList.add(tone);
}

const money = value => value === undefined || value === null ? '–'
    : value.toLocaleString('en-US', {minimumFractionDigits: 2, maximumFractionDigits: 2});
const signed = value => (value > 0 ? '+' : '') + money(value);
const tone = value => value > 0 ? 'up' : value < 0 ? 'down' : '';
const price = value => value ? value.toLocaleString('en-US', {maximumSignificantDigits: 7}) : '–';
const quantity = value => value.toLocaleString('en-US', {maximumSignificantDigits: 7});
const count = value => value.toLocaleString('en-US');
const percent = value => value === null || value === undefined ? '–' : Math.round(value * 100) + ' %';
const words = name => name ? name.toLowerCase().replaceAll('_', ' ') : '–';
const clock = iso => iso ? iso.slice(11, 19) : '–';

function nanos(ns) {
    if (!ns) return '–';
    if (ns < 1e3) return ns + ' ns';
    if (ns < 1e6) return (ns / 1e3).toFixed(ns < 1e4 ? 2 : 1) + ' µs';
    return (ns / 1e6).toFixed(1) + ' ms';
}

function pill(value, kind) {
    const element = document.createElement('span');
    element.className = 'pill ' + (kind || '');
    element.textContent = value;
    return element;
}

// A cell is a text, an element, or [text or element, class].
function rows(tableId, all, cellsOf, whenNone) {
    const body = document.querySelector('#' + tableId + ' tbody');
    const columns = document.querySelectorAll('#' + tableId + ' th');
    const fresh = all.map(one => {
        const row = document.createElement('tr');
        cellsOf(one).forEach((cell, i) => {
            const [content, kind] = Array.isArray(cell) ? cell : [cell, ''];
            const td = document.createElement('td');
            td.className = (columns[i].className + ' ' + (kind || '')).trim();
            td.append(content);
            row.append(td);
        });
        return row;
    });
    if (fresh.length === 0) {
        const row = document.createElement('tr');
        const td = document.createElement('td');
        td.className = 'none';
        td.colSpan = columns.length;
        td.textContent = whenNone;
        row.append(td);
        fresh.push(row);
    }
    body.replaceChildren(...fresh);
}

function showHeader(s) {
    text('feed', s.feed);
    text('mode', words(s.mode), s.mode === 'LIVE' ? 'down' : '');
    text('state', words(s.tradingState), s.tradingState === 'TRADING' ? 'up' : 'warn');
    byId('pulse').className = 'pulse up';
    byId('pulse').lastChild.textContent = 'live';
    byId('halt').disabled = s.tradingState === 'HALTED';
    byId('pause').disabled = s.paused || s.tradingState === 'HALTED';
    byId('resume').disabled = s.tradingState === 'TRADING';
    const banner = byId('banner');
    banner.className = '';
    banner.hidden = s.tradingState === 'TRADING' || s.tradingState === 'STARTING';
    const until = s.until ? ', until ' + clock(s.until) + ' UTC' : '';
    banner.textContent = (MEANINGS[s.tradingState] || words(s.tradingState)) + until
        + ' · cause: ' + words(s.cause) + (s.reason ? ' · ' + s.reason : '');
    document.title = (s.tradingState === 'TRADING' ? '' : words(s.tradingState) + ' · ') + 'Genesis';
}

function showTiles(s) {
    const a = s.account;
    if (a) {
        text('equity', money(a.equity));
        text('cash', 'cash ' + money(a.cash));
        text('pnlToday', signed(a.pnlToday), tone(a.pnlToday));
        text('unrealised', 'open ' + signed(a.unrealisedPnl));
        text('realised', signed(a.realisedPnl), tone(a.realisedPnl));
        text('fees', 'before fees of ' + money(a.fees));
        curve(a.equity);
    }
    text('p50', nanos(s.decisionLatencyNs.p50));
    text('p99', 'p99 ' + nanos(s.decisionLatencyNs.p99) + ' · max ' + nanos(s.decisionLatencyNs.max));
    text('rate', count(Math.round(s.inputsPerSecond)) + ' /s');
    text('sequence', 'last ' + count(s.lastSequence));
}

function curve(equity) {
    equityCurve.push(equity);
    if (equityCurve.length > CURVE_POINTS) equityCurve.shift();
    const low = Math.min(...equityCurve);
    const span = Math.max(...equityCurve) - low;
    // What did not move is a line in the middle: at the bottom it would look like a loss.
    const height = e => span === 0 ? 30 : 56 - (e - low) / span * 52;
    const step = 300 / Math.max(equityCurve.length - 1, 1);
    document.querySelector('#curve path').setAttribute('d', equityCurve.length < 2 ? ''
        : equityCurve.map((e, i) => (i ? 'L' : 'M') + (i * step).toFixed(1) + ' ' + height(e).toFixed(1)).join(''));
}

const side = value => [words(value), value === 'BUY' ? 'up' : 'down'];

// The decision timeframe's regime; the other timeframes in the tip.
function regime(regimes) {
    const now = regimes['1m'];
    if (!now) return ['–', 'soft'];
    const kind = {TRENDING_UP: 'up', TRENDING_DOWN: 'down', VOLATILE: 'warn'}[now];
    const element = pill(words(now), kind);
    element.title = Object.entries(regimes).map(([timeframe, value]) => timeframe + ' ' + words(value)).join(' · ');
    return element;
}

function showTables(s) {
    rows('markets', s.instruments, m => {
        const signal = m.signal;
        const feed = m.healthy ? pill('live', 'up') : m.stale ? pill('stale', 'warn') : pill(words(m.feed), m.feed === 'BROKEN' ? 'down' : '');
        const cells = [[m.symbol, 'symbol'], feed, price(signal ? signal.price : m.lastClose), regime(m.regimes)];
        if (!signal) return cells.concat(['–', '–', '–', '–', ['no evaluation yet', 'soft'], '–', '–']);
        const kind = signal.recommendation === 'BUY' ? 'up' : signal.recommendation === 'SELL' ? 'down' : '';
        return cells.concat([price(signal.emaFast), price(signal.emaSlow), signal.rsi === null ? '–' : signal.rsi.toFixed(1),
            pill(words(signal.recommendation), kind), [signal.reason, 'soft'],
            kind ? percent(signal.confidence) : '–', kind ? percent(signal.probability) : '–']);
    }, 'No instrument yet: the first subscription has not been acknowledged.');
    rows('positions', s.positions, p => [[p.symbol, 'symbol'], [quantity(p.quantity), tone(p.quantity)], price(p.averagePrice),
        price(p.stopPrice), price(p.targetPrice), [signed(p.realisedPnl), tone(p.realisedPnl)]], 'Flat: no open position.');
    rows('openOrders', s.openOrders, o => [[o.symbol, 'symbol'], side(o.side), o.purpose, quantity(o.quantity),
        o.price ? price(o.price) : 'market', words(o.status)], 'No open order.');
    rows('strategies', s.strategies, y => [[y.name || (y.id ? 'strategy ' + y.id : 'by hand'), 'symbol'],
        y.stopped ? pill('stopped: ' + y.stopped, 'down') : y.inUse ? pill('in use', 'up') : ['not in use', 'soft'],
        count(y.orders), y.roundTripsWon + ' of ' + y.roundTrips, String(y.openPositions), money(y.fees),
        [signed(y.realisedPnl), tone(y.realisedPnl)]], 'No strategy is in use.');
    rows('verdicts', s.verdicts, v => [clock(v.time), [v.symbol, 'symbol'], side(v.side), v.purpose,
        v.approved ? pill('approved', 'up') : [v.text, 'wrap']], 'No strategy has asked for an order yet.');
    rows('closedOrders', s.closedOrders, o => [clock(o.time), [o.symbol, 'symbol'], side(o.side), o.purpose, quantity(o.filled),
        price(o.averagePrice), words(o.status)], 'No order has ended yet.');
}

function showEngine(s) {
    byId('connections').replaceChildren(...s.connections.map(c => {
        const item = document.createElement('li');
        item.append(pill('connection ' + c.id + ' · ' + words(c.state) + (c.reason ? ' · ' + c.reason : ''), c.state === 'UP' ? 'up' : 'down'));
        return item;
    }), ...s.breakers.map(b => {
        const item = document.createElement('li');
        item.append(pill('REST ' + words(b.endpoint) + ' · ' + words(b.state) + ' · ' + b.reason, 'down'));
        return item;
    }));
    byId('counters').replaceChildren(...Object.entries(s.counters).map(([name, value]) => {
        const entry = document.createElement('div');
        const term = document.createElement('dt');
        const number = document.createElement('dd');
        term.textContent = name.replace(/[A-Z]/g, letter => ' ' + letter.toLowerCase());
        number.textContent = count(value);
        entry.append(term, number);
        return entry;
    }));
    text('clock', 'Message time ' + (s.time ? s.time.slice(0, 19).replace('T', ' ') + ' UTC' : '–') + ' · session ' + (s.session || '–')
        + ' · seed ' + (s.seed === undefined ? '–' : s.seed));
}

const day = iso => iso.slice(5, 10) + ' ' + iso.slice(11, 16);

// What bounds trading, in a line of its own: window, breaker, counts, limits in money.
function showRisk(r) {
    const chips = [];
    const w = r.window;
    if (w.open !== undefined && Object.keys(w.windows).length > 0) {
        chips.push(w.open ? pill('window open' + (w.nextChange ? ' until ' + day(w.nextChange) + ' UTC' : ''), 'up')
            : pill('window closed' + (w.nextOpening ? ', opens ' + day(w.nextOpening) + ' UTC' : ''), 'warn'));
    }
    if (r.breaker) {
        chips.push(pill('circuit breaker ' + words(r.breaker.state) + (r.breaker.until ? ' until ' + clock(r.breaker.until) + ' UTC' : '')
            + (r.breaker.cause ? ' · ' + r.breaker.cause : ''), r.breaker.state === 'CLOSED' ? 'up' : 'warn'));
    }
    if (r.live) {
        chips.push(pill(r.live.armed ? 'armed' : 'not armed', r.live.armed ? 'down' : ''),
            pill(r.live.reconciled ? 'reconciled' : 'not reconciled', r.live.reconciled ? 'up' : 'warn'));
    }
    chips.push(pill('trades today ' + count(r.counters.tradesToday) + ' of ' + count(r.limits['risk.trades-per-day'])));
    if (r.orders && r.orders.successRate !== null) {
        chips.push(pill('orders taken ' + percent(r.orders.successRate), r.orders.successRate < r.orders.target ? 'warn' : ''));
    }
    const set = Object.entries(r.sources || {}).filter(([, source]) => source === 'operator').map(([key]) => key + ' ' + r.limits[key]);
    if (set.length > 0) {
        const chip = pill(set.length === 1 ? 'one limit by an operator' : set.length + ' limits by an operator');
        chip.title = set.join(' · ');
        chips.push(chip);
    }
    const names = {dailyLoss: 'daily loss', drawdown: 'drawdown', exposure: 'exposure'};
    for (const [name, label] of Object.entries(names)) {
        const g = r.guards[name];
        if (g) chips.push(pill(label + ' ' + money(g.used) + ' of ' + money(g.limit), g.reached ? 'down' : ''));
    }
    byId('risk').replaceChildren(...chips.map(chip => {
        const item = document.createElement('li');
        item.append(chip);
        return item;
    }));
}

function offline() {
    byId('pulse').className = 'pulse down';
    byId('pulse').lastChild.textContent = 'not reachable';
    byId('halt').disabled = byId('pause').disabled = byId('resume').disabled = true;
    byId('banner').hidden = false;
    byId('banner').className = 'down';
    byId('banner').textContent = 'Genesis does not answer; what is below is the last that was seen.';
}

async function poll() {
    try {
        const response = await fetch('/api/v2/status', {cache: 'no-store'});
        if (!response.ok) throw new Error(String(response.status));
        latest = await response.json();
        showHeader(latest);
        showTiles(latest);
        showTables(latest);
        showEngine(latest);
        const risk = await fetch('/api/v2/risk/status', {cache: 'no-store'});
        if (!risk.ok) throw new Error(String(risk.status));
        showRisk(await risk.json());
    } catch (unreachable) {
        offline();
    }
    setTimeout(poll, POLL_MS);
}

const TITLES = {pause: 'Pause new entries', resume: 'Resume trading', halt: 'Halt'};
const EXPLANATIONS = {
    pause: 'Exits and cancels go on. The pause is an input in the journal.',
    resume: 'Ends a pause and a halt, and resets a latched guard. It is an input in the journal.',
    halt: 'Cancels all open orders at once and sends none any more, until a resume.',
};
const LABELS = {pause: 'Pause', resume: 'Resume', halt: 'Halt'};
let command = 'pause';

function ask(which) {
    command = which;
    byId('dialogTitle').textContent = TITLES[which];
    byId('dialogText').textContent = EXPLANATIONS[which];
    byId('reasonRow').hidden = which === 'resume';
    byId('ttlRow').hidden = which !== 'pause';
    byId('flattenRow').hidden = which !== 'halt';
    byId('flatten').checked = false;
    byId('confirm').textContent = LABELS[which];
    byId('dialogError').hidden = true;
    byId('token').value = sessionStorage.getItem('token') || '';
    byId('dialog').showModal();
}

async function send() {
    byId('confirm').disabled = true;
    try {
        const token = byId('token').value.trim();
        const reason = byId('reason').value.trim() || 'from the live page';
        const bodies = {pause: {reason, ttlSeconds: Number(byId('ttl').value)}, halt: {reason}};
        const paths = {pause: 'pause', resume: 'resume', halt: byId('flatten').checked ? 'risk/flatten' : 'risk/halt'};
        const body = bodies[command] ? JSON.stringify(bodies[command]) : '';
        const response = await fetch('/api/v2/' + paths[command], {method: 'POST', body, headers: {'Authorization': 'Bearer ' + token}});
        const answer = await response.json();
        if (!response.ok) throw new Error(answer.error);
        sessionStorage.setItem('token', token);
        byId('dialog').close();
    } catch (refused) {
        byId('dialogError').textContent = refused.message;
        byId('dialogError').hidden = false;
    }
    byId('confirm').disabled = false;
}

byId('halt').addEventListener('click', () => ask('halt'));
byId('pause').addEventListener('click', () => ask('pause'));
byId('resume').addEventListener('click', () => ask('resume'));
byId('cancel').addEventListener('click', () => byId('dialog').close());
byId('confirm').addEventListener('click', send);
poll();
