import type { KeyRule } from '../../../engine/model/flow.ts';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftText } from '../parts/DraftText.tsx';
import { Row, Rows, Section } from '../parts/Section.tsx';
import type { SidePart } from './side-part.ts';

const usualKey = 'usual';
const keyRules = [usualKey, 'system', 'field', 'uuid', 'next-number', 'template'] as const;

function keyRule(id: (typeof keyRules)[number], text: string): KeyRule | null {
  if (id === usualKey) return null;
  return id === 'template' ? { from: 'template', template: text === '' ? '{id}' : text } : { from: id };
}

/** How new records of a side get their key, and which record must be there before a run may write. */
export function NewRecordsSection({ side, set }: Pick<SidePart, 'side' | 'set'>) {
  const words = wordsOf('sideInspector');
  const template = side.newKey?.from === 'template' ? side.newKey.template : '';
  return (
    <Section title={words('newRecords')}>
      <Rows>
        <Row label={words('key')}>
          <Select
            size="md"
            aria-label={words('keyOfNew')}
            options={keyRules.map((id) => ({ id, label: words(`key-${id}`) }))}
            value={side.newKey?.from ?? usualKey}
            onChange={(from) => set({ newKey: keyRule(from, template) })}
          />
        </Row>
        {side.newKey?.from === 'template' && (
          <Row label={words('template')}>
            <DraftText
              aria-label={words('template')}
              isCode
              value={template}
              onCommit={(text) => set({ newKey: { from: 'template', template: text } })}
            />
          </Row>
        )}
        <Row label={words('canary')}>
          <DraftText
            aria-label={words('canaryKey')}
            isCode
            placeholder={words('none')}
            value={side.canary ?? ''}
            onCommit={(canary) => set({ canary: canary.trim() === '' ? null : canary.trim() })}
          />
        </Row>
      </Rows>
    </Section>
  );
}
