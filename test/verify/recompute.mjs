// Recomputes rankings and prizes from the score sheets and the rules alone, with its own arithmetic, and compares them
// with what the service says: node test/verify/recompute.mjs <folder with sheets.json and result.json>
// Shares no code with the service on purpose: whoever doubts the result can read these lines instead of all of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers are pairs [numerator, denominator] of BigInt with a positive denominator. */
const compare = ([a, b], [c, d]) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
const add = ([a, b], [c, d]) => [a * d + c * b, b * d];
const times = ([a, b], [c, d]) => [a * c, b * d];
/** 9.5 → 950/100, by its digits. */
function decimal(value) {
  const [whole, digits = ''] = String(value).split('.');
  return [BigInt(whole + digits), 10n ** BigInt(digits.length)];
}
const sum = (values) => values.reduce(add, [0n, 1n]);
const mean = (values) => times(sum(values), [1n, BigInt(values.length)]);
const same = (a, b) => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

function scoresOf(rules, round, earlier) {
  const scores = new Map();
  for (const { code, category, presence } of round.initiatives) {
    const sheets = round.sheets.filter((sheet) => sheet.initiative === code && sheet.state === 'submitted');
    const means = new Map(
      rules.criteria.map((one) => [
        one.code,
        sheets.length > 0 ? mean(sheets.map(({ marks }) => decimal(marks[one.code]))) : null,
      ]),
    );
    const failed = rules.criteria.some(
      (one) => one.passMark !== null && means.get(one.code) && compare(means.get(one.code), decimal(one.passMark)) < 0,
    );
    let score = null;
    if (presence !== 'absent' && sheets.length >= rules.minimumSheets) {
      let totals = sheets.map(({ marks }) => sum(rules.criteria.map((one) => decimal(marks[one.code])))).sort(compare);
      if (rules.aggregation.method === 'trimmed') {
        if (totals.length >= 5) totals = totals.slice(1, -1);
      } else if (rules.aggregation.method !== 'mean') throw new Error(`No arithmetic for ${rules.aggregation.method}`);
      score = mean(totals);
      if (rules.carryOver) {
        const share = (percent) => times(decimal(percent), [1n, 100n]);
        const before = earlier.get(rules.carryOver.from).get(code).score;
        score = add(
          times(before, share(rules.carryOver.earlierWeight)),
          times(score, share(rules.carryOver.ownWeight)),
        );
      }
    }
    scores.set(code, { code, category, score, means, failed });
  }
  return scores;
}

/** Negative when `a` goes first. */
function order(a, b, ladder, all) {
  const by = compare(b.score, a.score);
  if (by !== 0) return by;
  for (const step of ladder) {
    if (step.by !== 'criterion' || !all.has(step.round)) continue;
    const [left, right] = [a, b].map(({ code }) => all.get(step.round).get(code)?.means.get(step.criterion));
    const decided = left && right ? compare(right, left) : 0;
    if (decided !== 0) return decided;
  }
  return 0;
}

function rankingOf(scores, ladder, all) {
  const inOrder = [...scores.values()]
    .filter(({ score, failed }) => score && !failed)
    .sort((a, b) => order(a, b, ladder, all));
  const ranked = [];
  inOrder.forEach((one, index) => {
    const before = ranked[index - 1];
    const equal = before && order(before, one, ladder, all) === 0;
    ranked.push({ ...one, rank: equal ? before.rank : index + 1 });
  });
  return ranked;
}

/** Why the list of those who went on does not follow from the ranking; ties across a line are a person's to decide. */
function advanceFaults(rules, ranked, advancing) {
  if (rules.advance.rule === 'none') return advancing.length === 0 ? [] : ['nobody should go on'];
  const faults = [];
  const { minimum } = rules.advance;
  const able = ranked.filter(({ score }) => minimum === null || compare(score, decimal(minimum)) >= 0);
  const went = new Set(advancing);
  if (rules.advance.rule !== 'top')
    return same(
      able.map(({ code }) => code),
      advancing,
    )
      ? []
      : ['other initiatives reach the minimum'];
  for (const { categories, count } of rules.advance.quotas) {
    const pool = able.filter(({ category }) => categories.includes(category));
    const line = pool[Math.min(count, pool.length) - 1]?.rank ?? 0;
    const tiedPast = pool[count]?.rank === line;
    for (const { code, rank } of pool) {
      if (rank < line || (rank === line && !tiedPast)) {
        if (!went.has(code)) faults.push(`${code} should go on`);
      } else if (rank > line && went.has(code)) faults.push(`${code} should not go on`);
      went.delete(code);
    }
  }
  return [...faults, ...[...went].map((code) => `${code} went on from nowhere`)];
}

function prizesOf(rulebook, rankings, decisions) {
  const prizes = [];
  for (const table of rulebook.prizes.tables) {
    const won = new Set(prizes.map(({ initiative }) => initiative));
    let pool = rankings
      .get(table.round)
      .filter(({ code, category }) => table.categories.includes(category) && !won.has(code));
    for (const prize of [...table.prizes].sort((a, b) => a.rank - b.rank)) {
      const made = (kind) =>
        decisions
          .filter((one) => one.kind === kind && one.table === table.code && one.prize === prize.code)
          .reduce((all, { count }) => all + count, 0);
      const places = prize.count + made('extra_slots') - made('leave_empty');
      const able = prize.band ? pool.filter(({ score }) => compare(score, decimal(prize.band.from)) >= 0) : pool;
      let chosen = able.slice(0, places);
      const line = chosen.at(-1)?.rank;
      if (line !== undefined && able[places]?.rank === line) {
        const tied = able.filter(({ rank }) => rank === line);
        const answer = decisions.find(
          (one) =>
            one.kind === 'tie' &&
            one.prize === prize.code &&
            same(
              one.tied,
              tied.map(({ code }) => code),
            ),
        );
        if (answer?.manner !== 'pick') throw new Error(`No decision on the tie at ${prize.code}`);
        chosen = [
          ...able.filter(({ rank }) => rank < line),
          ...tied.filter(({ code }) => answer.winners.includes(code)),
        ];
      }
      for (const { code, category } of chosen) {
        const amount = prize.amounts.find((one) => one.category === category)?.amount ?? 0;
        prizes.push({ initiative: code, table: table.code, prize: prize.code, amount });
      }
      pool = pool.filter((one) => !chosen.includes(one));
    }
  }
  return prizes;
}

/** Every way in which the service's result differs from what follows from sheets and rules; none when they agree. */
function differences({ rulebook, rounds, decisions }, result) {
  const found = [];
  const all = new Map();
  const rankings = new Map();
  rounds.forEach((round, index) => {
    const rules = rulebook.rounds.find(({ code }) => code === round.round);
    const scores = scoresOf(rules, round, all);
    all.set(round.round, scores);
    const ranked = rankingOf(scores, rulebook.tieBreak, all);
    rankings.set(round.round, ranked);
    const before = rounds[index - 1];
    if (
      before &&
      !same(
        before.advancing,
        round.initiatives.map(({ code }) => code),
      )
    )
      found.push(`${round.round}: not those who went on`);
    const told = result.rounds.find((one) => one.round === round.round);
    if (told.ranking.length !== ranked.length)
      found.push(`${round.round}: ${ranked.length} ranked, not ${told.ranking.length}`);
    for (const { code, rank, score } of ranked) {
      const theirs = told.ranking.find(({ initiative }) => initiative === code);
      if (!theirs) found.push(`${round.round}: ${code} is not in the result`);
      else {
        if (theirs.rank !== rank) found.push(`${round.round}: ${code} has rank ${rank}, not ${theirs.rank}`);
        if (compare(theirs.score.split('/').map(BigInt), score) !== 0)
          found.push(`${round.round}: ${code} has ${score.join('/')}, not ${theirs.score}`);
      }
    }
    found.push(...advanceFaults(rules, ranked, told.advancing).map((fault) => `${round.round}: ${fault}`));
  });
  const key = ({ initiative, table, prize, amount }) => [initiative, table, prize, amount].join(' ');
  try {
    const [ours, theirs] = [prizesOf(rulebook, rankings, decisions), result.prizes].map(
      (list) => new Set(list.map(key)),
    );
    for (const prize of ours) if (!theirs.has(prize)) found.push(`missing: ${prize}`);
    for (const prize of theirs) if (!ours.has(prize)) found.push(`not deserved: ${prize}`);
  } catch (error) {
    found.push(error.message);
  }
  return found;
}

const folder = process.argv[2] ?? 'out';
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const found = differences(read('sheets.json'), read('result.json'));
for (const line of found) console.log(`✗ ${line}`);
if (found.length === 0)
  console.log('✓ Xếp hạng và giải thưởng đúng như tính lại / Ranking and prizes are as recomputed');
process.exitCode = found.length === 0 ? 0 : 1;
