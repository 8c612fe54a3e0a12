import { type MatchTier, Normaliser, type Sync } from '../../../engine/model/flow.ts';
import type { Side, SyncId } from '../../../engine/model/ids.ts';
import { useObject, useSync } from '../../canvas/use-sync.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftText } from '../parts/DraftText.tsx';
import { PartProblems } from '../parts/PartProblems.tsx';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { useNames } from '../use-map-facts.ts';

const countryLength = 2;

interface TierProps {
  readonly sync: Sync;
  readonly tier: MatchTier;
  readonly at: number;
  readonly put: (tier: MatchTier) => string | null;
}

function Tier({ sync, tier, at, put }: TierProps) {
  const words = wordsOf('inspector');
  const names = useNames(sync.id);
  const objects = { left: useObject(sync.id, 'left'), right: useObject(sync.id, 'right') };
  const options = (side: Side) =>
    (objects[side]?.fields ?? []).map((field) => ({ id: field.name, label: field.label ?? field.name }));
  const normalise = tier.normalise ?? [];
  const change = (side: Side, index: number, field: string): void =>
    void put({ ...tier, [side]: tier[side].map((one, place) => (place === index ? field : one)) });
  const drop = (index: number): void =>
    void put({
      ...tier,
      left: tier.left.filter((_, place) => place !== index),
      right: tier.right.filter((_, place) => place !== index),
    });
  const [left, right] = [options('left')[0]?.id, options('right')[0]?.id];
  return (
    <>
      {tier.left.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pair of fields is known by its place
        <div key={index} className="tier-pair">
          {(['left', 'right'] as const).map((side) => (
            <Select
              key={side}
              size="md"
              aria-label={words('keyField', { system: names[side], field: index + 1, key: at + 1 })}
              options={options(side)}
              value={tier[side][index] ?? null}
              onChange={(field) => change(side, index, field)}
            />
          ))}
          {tier.left.length > 1 && (
            <IconButton size="sm" icon="x" iconSize={12} label={words('takeOutFields')} onPress={() => drop(index)} />
          )}
        </div>
      ))}
      <Button
        size="sm"
        look="ghost"
        icon="plus"
        isDisabled={left === undefined || right === undefined}
        onPress={() =>
          left !== undefined &&
          right !== undefined &&
          put({ ...tier, left: [...tier.left, left], right: [...tier.right, right] })
        }
      >
        {words('anotherField')}
      </Button>
      <p className="label tier-words">{words('noMatter')}</p>
      <div className="checks">
        {Normaliser.options.map((one) => (
          <Checkbox
            key={one}
            isSelected={normalise.includes(one)}
            onChange={(isOn) => {
              const next = isOn ? [...normalise, one] : normalise.filter((other) => other !== one);
              const { normalise: _, ...rest } = tier;
              put(next.length === 0 ? rest : { ...rest, normalise: next });
            }}
          >
            {words(`same-${one}`)}
          </Checkbox>
        ))}
      </div>
      {normalise.includes('phone') && (
        <DraftText
          label={words('country')}
          help={words('countryHelp')}
          isCode
          value={tier.country ?? ''}
          onCommit={(text) => {
            const { country: _, ...rest } = tier;
            const country = text.trim().toUpperCase();
            if (country !== '' && country.length !== countryLength) return words('twoLetters');
            return put(country === '' ? rest : { ...rest, country });
          }}
        />
      )}
    </>
  );
}

/** Edits how existing records find their twin: keys that are tried one after the other. */
export function MatchInspector({ sync: id }: { readonly sync: SyncId }) {
  const words = wordsOf('inspector');
  const sync = useSync(id);
  const left = useObject(id, 'left')?.fields[0]?.name;
  const right = useObject(id, 'right')?.fields[0]?.name;
  if (sync === null) return null;
  const { tiers } = sync.match;
  const put = (next: readonly MatchTier[]): string | null =>
    propose({ do: 'set-match', sync: sync.id, tiers: [...next] });
  const move = (at: number, by: -1 | 1): void => {
    const one = tiers[at];
    const next = tiers.filter((_, index) => index !== at);
    if (one !== undefined) put([...next.slice(0, at + by), one, ...next.slice(at + by)]);
  };
  return (
    <>
      <PartProblems of={`${id}/match`} />
      {tiers.map((tier, at) => (
        <Section
          // biome-ignore lint/suspicious/noArrayIndexKey: a key is known by its place
          key={at}
          title={words(at === 0 ? 'firstBy' : 'thenBy')}
          action={
            <span className="row">
              <IconButton
                size="sm"
                icon="chev-u"
                iconSize={12}
                label={words('keyEarlier', { key: at + 1 })}
                isDisabled={at === 0}
                onPress={() => move(at, -1)}
              />
              <IconButton
                size="sm"
                icon="chev-d"
                iconSize={12}
                label={words('keyLater', { key: at + 1 })}
                isDisabled={at === tiers.length - 1}
                onPress={() => move(at, 1)}
              />
              <IconButton
                size="sm"
                icon="trash"
                iconSize={14}
                label={words('removeKey', { key: at + 1 })}
                onPress={() => put(tiers.filter((_, index) => index !== at))}
              />
            </span>
          }
        >
          <Tier
            sync={sync}
            tier={tier}
            at={at}
            put={(next) => put(tiers.map((one, index) => (index === at ? next : one)))}
          />
        </Section>
      ))}
      <Section>
        <Button
          size="sm"
          icon="plus"
          isDisabled={left === undefined || right === undefined}
          onPress={() => left !== undefined && right !== undefined && put([...tiers, { left: [left], right: [right] }])}
        >
          {words('addKey')}
        </Button>
      </Section>
    </>
  );
}
