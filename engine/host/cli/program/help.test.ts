import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../../../testing/fresh-store.ts';
import { inTandem, people, smallWorkspace } from '../../../testing/tandem.ts';
import { groups, read } from '../program.ts';

const leaves = groups.flatMap(([, group]) => group).filter((leaf) => leaf.hidden !== true);

const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');

test('the help of every command shows examples, and each of them can be read', async () => {
  for (const leaf of leaves) {
    const [name = ''] = leaf.use.split(' ');
    expect([name, leaf.examples.length > 0]).toEqual([name, true]);
    const help = (await inTandem([name, '--help'], { cwd: testFolder() })).out;
    for (const [line, does] of leaf.examples) {
      expect(help).toContain(`  tandem ${line}\n      ${does}`);
      expect(read(wordsOf(line), '0', () => {})?.act).toBe(leaf.act);
    }
  }
});

test('a shell is offered commands, options, and the flows, syncs and field maps of the workspace', async () => {
  const small = smallWorkspace({ shop: people(1), crm: people(1) });
  const offered = async (...words: string[]) =>
    (await small.tandem('complete', '--', ...words)).out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')[0]);
  expect(await offered('resu')).toEqual(['resume', ':4']);
  expect(await offered('run', '')).toEqual(['people', ':4']);
  expect(await offered('run', '--sync', '')).toEqual(['people', ':4']);
  expect(await offered('run', '--chan')).toEqual(['--changes', ':4']);
  expect(await offered('run', '--by')).toEqual(['--by', ':4']);
  expect(await offered('resolve', '--reason', 'both')).toEqual(['both-edited', ':4']);
  expect(await offered('completion', 'f')).toEqual(['fish', ':4']);
  // Nothing of ours fits: the shell offers files.
  expect(await offered('run', '--changes', '')).toEqual([':0']);
  const outside = await inTandem(['complete', '--', 'run', ''], { cwd: testFolder() });
  expect(outside).toEqual({ code: 0, out: ':0\n', err: '' });
});

test('there is a script for every shell that people use; bash reads it and gets its words', async () => {
  const cwd = testFolder();
  for (const shell of ['bash', 'zsh', 'fish', 'powershell'])
    expect((await inTandem(['completion', shell], { cwd })).out).toContain('tandem');
  expect((await inTandem(['completion', 'dos'], { cwd })).err).toContain('There is no completion for "dos".');
  const { out, err } = await inTandem(['completion', 'bash'], { cwd });
  expect(err).toBe('');
  writeFileSync(join(cwd, 'script.sh'), out);
  // What the package bash-completion gives the script, as far as it is used here.
  const harness = `
    _get_comp_words_by_ref() { cur=tan; prev=run; words=(tandem run tan); cword=2; }
    compopt() { :; }
    tandem() { [ "$*" = "complete -- run tan" ] && printf 'tango\\tsays\\n:4\\n'; }
    source ./script.sh && COMP_TYPE=9 __tandem_complete && echo "offered: \${COMPREPLY[*]}"; complete -p tandem`;
  const bash = spawnSync('bash', ['-c', harness], { cwd, encoding: 'utf8' });
  expect(bash.stderr).toBe('');
  expect(bash.stdout).toMatch(/offered: tango/);
  expect(bash.stdout).toMatch(/complete .*-F __tandem_complete tandem/);
});
