import { CLOSED, eventOf } from './protocol.js';

/** @typedef {import('./types.js').RunEvent} RunEvent */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 4000;
const JITTER = 0.5;

/**
 * How long to wait before trying again, in milliseconds: twice as long after each failure, between half of that and all of it.
 * @param {number} failures
 * @param {number} random from 0 to 1
 */
export function backOff(failures, random) {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
  return wait * (1 - JITTER * random);
}

/**
 * Follows the events of a run, over broken connections, without missing or repeating any.
 * @param {string} runId
 * @param {{
 *   event: (event: RunEvent) => void,
 *   open: () => void,
 *   broken: () => void,
 *   gone: () => void
 * }} on what to call; `gone`: the server does not know the run any more
 * @returns {() => void} stops following
 */
export function follow(runId, on) {
  let sequence = 0;
  let failures = 0;
  let stopped = false;
  let timer = 0;
  /** @type {WebSocket} */
  let socket;

  function connect() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    socket = new WebSocket(`${scheme}://${location.host}/ws/runs/${runId}?after=${sequence}`);
    socket.onopen = () => {
      failures = 0;
      on.open();
    };
    socket.onmessage = (message) => {
      const event = eventOf(message.data);
      if (event !== null && !stopped) {
        sequence = Math.max(sequence, event.sequence);
        on.event(event);
      }
    };
    socket.onclose = (closed) => {
      if (stopped) {
        return;
      }
      if (closed.code === CLOSED.unknownRun || closed.code === CLOSED.deletedRun) {
        stopped = true;
        on.gone();
        return;
      }
      on.broken();
      timer = window.setTimeout(connect, backOff(failures++, Math.random()));
    };
  }

  connect();
  return () => {
    stopped = true;
    window.clearTimeout(timer);
    socket.close();
  };
}
