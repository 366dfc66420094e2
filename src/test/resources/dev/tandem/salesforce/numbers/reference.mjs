// What the rules mean, written a second time in the language that they are of.
// Lines of {"rules":"<json>","numbers":[…]} in; lines of {"refused":"<why>"} or {"results":[… or null for a runaway]} out.
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const LONGEST = 40;

function cleanUp(raw) {
    const kept = raw.replace('(0)', '').replace(/[^0-9#*,+]/g, '');
    const leading = kept.match(/^\+*/)[0];
    return leading + kept.slice(leading.length).replaceAll('+', '');
}

function parse(text) {
    const first = text.indexOf('->');
    const rest = text.slice(first + 2);
    const last = rest.lastIndexOf('->');
    const [least, most] = JSON.parse(text.slice(0, first));
    const pattern = (last < 0 ? rest : rest.slice(0, last)).trim();
    const selector = last < 0 ? '' : rest.slice(last + 2).trim();
    return { least, most, selector, regex: new RegExp(pattern, 'g') };
}

const arena = vm.createContext({});
const replace = new vm.Script('text.replace(regex, selector)');

function translate(raw, rules) {
    const start = cleanUp(raw).slice(0, LONGEST);
    let text = start;
    for (const { least, most, regex, selector } of rules) {
        if (least <= start.length && start.length <= most) {
            Object.assign(arena, { text, regex, selector });
            text = replace.runInContext(arena, { timeout: 400 });
        }
    }
    return (text.trim() === '' ? start : text).slice(0, LONGEST);
}

function answer({ rules, numbers }) {
    let parsed;
    try {
        parsed = Object.values(JSON.parse(rules)).map(parse);
    } catch (refusal) {
        return { refused: refusal.message };
    }
    const results = numbers.map((number) => {
        try {
            return translate(number, parsed);
        } catch (runaway) {
            return null;
        }
    });
    return { results };
}

const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter((line) => line !== '');
process.stdout.write(lines.map((line) => JSON.stringify(answer(JSON.parse(line)))).join('\n'));
