'use strict'
/*
 * The steps of scripts/official-client, which installs the client, starts the exchange and calls this file.
 *
 * Every step is done with bitfinex-api-node alone: what it accepts is what its users see. Books are kept and verified by the
 * client (manageOrderBooks), frames are counted by the client (enableSequencing); whatever it objects to arrives as 'error' and
 * makes the step "books" fail. The facts in the result are those that any client must find, whatever the market does meanwhile:
 * our own gateway is held against them.
 */
const BFX = require('bitfinex-api-node')
const WSv2 = require('bitfinex-api-node/lib/transports/ws2')

const STEP_MS = 20000
const SYMBOL = 'tBTCUSD'
const AMOUNT = 0.01

const options = { minutes: 0.1, json: false }
for (let i = 2; i < process.argv.length; i++) {
  if (process.argv[i] === '--json') options.json = true
  else options[process.argv[i].slice(2)] = process.argv[++i]
}
const url = new URL(options.url)
if (!['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) {
  // It orders for real wherever it is let, and this version of the client sends the secret along with the login.
  console.error('official-client: only an exchange on this machine is driven: ' + url.host)
  process.exit(2)
}

const say = options.json ? console.error : console.log
const steps = []
const facts = {}
const objections = []

function within (promise, ms, what) {
  let timer
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${ms / 1000} s: ${what}`)), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** Runs one step; the text that it returns is what it found out. A step behind a failed one it needs fails as well, and says why. */
async function step (name, what) {
  const startMs = Date.now()
  let found = ''
  let error = null
  try {
    found = await within(what(), STEP_MS + Number(options.minutes) * 60000, name) || ''
  } catch (e) {
    error = (e && (e.message || JSON.stringify(e))) || String(e)
  }
  const seconds = (Date.now() - startMs) / 1000
  steps.push({ name, ok: error === null, seconds, found: error === null ? found : error })
  say(`${error === null ? 'ok    ' : 'FAILED'}  ${name.padEnd(16)} ${seconds.toFixed(1).padStart(7)} s  ${error === null ? found : error}`)
}

function check (holds, what) {
  if (!holds) throw new Error(what)
}

const orderText = (order) => `order ${order.id} ${order.status}, ${order.amount} at ${order.price}`

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms))

/** Resolves with the first call of a listener. */
const first = (register) => within(new Promise(resolve => register(resolve)), STEP_MS, 'no such message')

async function main () {
  const bfx = new BFX({
    apiKey: process.env.GENESIS_API_KEY,
    apiSecret: process.env.GENESIS_API_SECRET,
    transform: true,
    ws: { url: `ws://${url.host}/ws/2`, manageOrderBooks: true, autoReconnect: false, packetWDDelay: 30000, transform: true },
    rest: { url: `http://${url.host}`, transform: true }
  })
  const ws = bfx.ws(2)
  const account = bfx.ws(2, { name: 'account' })
  const rest = bfx.rest(2)
  let messages = 0
  let checksums = 0
  const seen = { candles: 0, trades: 0, tickers: 0 }
  ws.on('error', e => objections.push(e.message || String(e)))
  account.on('error', e => objections.push(e.message || String(e)))
  ws.on('message', () => messages++)
  ws.on('cs', (symbol) => { if (typeof symbol === 'string') checksums++ })

  let symbols = [SYMBOL]
  let last = 0
  let order = null

  await step('connect', async () => {
    await ws.open()
    await account.open()
    await ws.enableSequencing({ audit: true })
    // The client waits for an answer about this flag alone, but the exchange answers with all flags that are set now.
    const flags = WSv2.flags.SEQ_ALL | WSv2.flags.CHECKSUM
    const set = first(done => ws.on('message', message => message.event === 'conf' && message.flags === flags && done()))
    ws.enableFlag(WSv2.flags.CHECKSUM)
    await set
    return 'two sockets, sequence numbers and checksums on'
  })
  await step('authenticate', async () => {
    const wallets = first(done => account.onWalletSnapshot({}, done))
    await account.auth()
    return `${(await wallets).length} wallets in the snapshot`
  })
  await step('REST public', async () => {
    check((await rest.status())[0] === 1, 'the platform is not operative')
    symbols = (await rest.symbols()).map(each => 't' + each)
    last = (await rest.ticker({ symbol: SYMBOL })).lastPrice
    const candles = await rest.candles({ timeframe: '1m', symbol: SYMBOL, section: 'hist' })
    const trades = await rest.trades({ symbol: SYMBOL })
    check(last > 0 && candles.length > 0 && trades.length > 0, 'no ticker, no candles or no trades')
    facts.symbols = symbols.length
    return `${symbols.length} symbols, ${SYMBOL} at ${last}, ${candles.length} candles, ${trades.length} trades`
  })
  await step('subscribe', async () => {
    for (const symbol of symbols) {
      ws.onTrades({ symbol }, () => seen.trades++)
      ws.onTicker({ symbol }, () => seen.tickers++)
      ws.subscribeOrderBook(symbol)
      ws.subscribeTrades(symbol)
      ws.subscribeTicker(symbol)
    }
    const key = `trade:1m:${SYMBOL}`
    ws.onCandle({ key }, () => seen.candles++)
    ws.subscribeCandles(key)
    const books = () => symbols.filter(symbol => ws.getOB(symbol)).length
    for (const startMs = Date.now(); books() < symbols.length || seen.candles === 0 || seen.trades === 0;) {
      check(Date.now() - startMs < STEP_MS, `${books()} books, ${seen.candles} candles, ${seen.trades} trades`)
      await sleep(50)
    }
    return `${symbols.length} books, ${symbols.length} trades, ${symbols.length} tickers and the candles of ${key}`
  })
  // Half of the market: rests until it is canceled.
  const away = () => Math.round(last / 2)
  const place = (price, more = {}) => account.submitOrder(
    { type: 'EXCHANGE LIMIT', symbol: SYMBOL, price, amount: AMOUNT, cid: Date.now() * 10 + cidTail++, ...more })
  let cidTail = 0
  await step('submit', async () => {
    const confirmed = first(done => account.onOrderNew({ symbol: SYMBOL }, done))
    await place(away())
    order = await confirmed
    facts.submitted = { type: order.type, amount: order.amount, status: order.status, side: Math.sign(order.amount) }
    check(order.status === 'ACTIVE' && order.price === away(), orderText(order))
    return orderText(order)
  })
  await step('update', async () => {
    const updated = first(done => account.onOrderUpdate({ id: order.id }, done))
    await account.updateOrder({ id: order.id, amount: String(AMOUNT * 2), price: String(away() - 1) })
    const now = await updated
    facts.updated = { amount: now.amount, status: now.status, sameId: now.id === order.id, lower: now.price === away() - 1 }
    check(now.amount === AMOUNT * 2 && now.price === away() - 1, orderText(now))
    return orderText(now)
  })
  await step('REST orders', async () => {
    const open = await rest.activeOrders()
    facts.openOrders = open.length
    check(open.length === 1 && open[0].id === order.id && open[0].amount === AMOUNT * 2, open.map(orderText).join())
    return orderText(open[0])
  })
  await step('cancel', async () => {
    const closed = first(done => account.onOrderClose({ id: order.id }, done))
    await account.cancelOrder(order.id)
    facts.canceled = (await closed).status
    check(facts.canceled === 'CANCELED', facts.canceled)
    return facts.canceled
  })
  await step('multi-cancel', async () => {
    const closed = []
    account.onOrderClose({ symbol: SYMBOL }, one => closed.push(one))
    for (let i = 0; i < 4; i++) await place(away() - i, i < 2 ? {} : { gid: 77 })
    const mine = await rest.activeOrders()
    check(mine.length === 4, `${mine.length} open orders`)
    await account.cancelOrders(mine.filter(one => one.gid !== 77).map(one => one.id))
    account.send([0, 'oc_multi', null, { gid: [77] }])
    for (const startMs = Date.now(); closed.length < 4;) {
      check(Date.now() - startMs < STEP_MS, `${closed.length} of 4 closed`)
      await sleep(20)
    }
    facts.multiCanceled = closed.map(one => one.status)
    check(closed.every(one => one.status === 'CANCELED') && (await rest.activeOrders()).length === 0, JSON.stringify(facts.multiCanceled))
    return 'two by their ids, two by their group'
  })
  await step('fill', async () => {
    const fill = first(done => account.onAccountTradeUpdate({ symbol: SYMBOL }, done))
    const closed = first(done => account.onOrderClose({ symbol: SYMBOL }, done))
    await account.submitOrder({ type: 'EXCHANGE MARKET', symbol: SYMBOL, amount: AMOUNT, cid: Date.now() * 10 })
    const [trade, done] = [await fill, await closed]
    facts.filled = { status: done.status.split(' ')[0], left: done.amount, feeCurrency: trade.feeCurrency, isMaker: trade.maker }
    check(done.status.startsWith('EXECUTED'), done.status)
    return `${trade.execAmount} at ${trade.execPrice}, fee ${trade.fee} ${trade.feeCurrency}`
  })
  await step('refusal', async () => {
    const answer = await place(away(), { amount: 0.00000001 }).then(() => null, e => e)
    facts.refused = answer !== null
    check(answer !== null, 'an order below the least size was taken')
    return String(answer.text || answer.message || (Array.isArray(answer) ? answer[7] : answer)).slice(0, 80)
  })
  await step('REST wallets', async () => {
    const wallets = await rest.wallets()
    facts.wallets = wallets.map(each => `${each.type} ${each.currency}`).sort()
    const held = wallets.find(each => each.type === 'exchange' && each.currency === 'BTC')
    check(held, JSON.stringify(facts.wallets))
    return facts.wallets.join(', ')
  })
  await step('REST history', async () => {
    const orders = await rest.orderHistory({ symbol: SYMBOL })
    const trades = await rest.accountTrades({ symbol: SYMBOL })
    facts.history = orders.map(each => each.status.split(' ')[0]).reverse()
    facts.fills = trades.reduce((sum, each) => sum + Math.round(each.execAmount * 1e8), 0)
    check(orders.length >= 6 && trades.length > 0, `${orders.length} orders, ${trades.length} fills`)
    return `${orders.length} closed orders, ${trades.length} fill${trades.length === 1 ? '' : 's'}`
  })
  await step('REST permissions', async () => {
    const keys = await rest.keyPermissions()
    const orders = keys.find(each => each.key === 'orders')
    facts.mayOrder = Boolean(orders && orders.write)
    check(facts.mayOrder, 'the key may not order')
    return keys.filter(each => each.write).map(each => each.key).join(', ') + ' may be written'
  })
  await step('books', async () => {
    const [startMs, before, verified] = [Date.now(), messages, checksums]
    const endMs = startMs + Number(options.minutes) * 60000
    while (Date.now() < endMs && objections.length === 0) await sleep(200)
    const seconds = (Date.now() - startMs) / 1000
    facts.messages = messages - before
    facts.messagesPerSecond = Math.round((messages - before) / seconds)
    facts.checksums = checksums - verified
    facts.objections = objections.length
    check(objections.length === 0, objections.slice(0, 3).join('; '))
    check(facts.checksums > 0, 'not one checksum came')
    return `${facts.messages} messages, ${facts.messagesPerSecond} a second, ${facts.checksums} checksums verified by the client, no mismatch`
  })
  await step('close', async () => {
    await ws.close()
    await account.close()
    check(objections.length === 0, objections.slice(0, 3).join('; '))
  })
}

main().catch(e => steps.push({ name: 'script', ok: false, found: String(e && e.stack) })).finally(() => {
  const failed = steps.filter(each => !each.ok).map(each => each.name)
  say(failed.length === 0 ? `official-client: all ${steps.length} steps hold` : `official-client: failed: ${failed.join(', ')}`)
  // A pipe takes long texts in pieces; the process must not end before the last one.
  const text = options.json ? JSON.stringify({ ok: failed.length === 0, failed, steps, facts }) + '\n' : ''
  process.stdout.write(text, () => process.exit(failed.length === 0 ? 0 : 1))
})
