import { Button, type ButtonLook } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { KeyCaps } from '../ui/KeyCaps.tsx';
import { Bench, longText, Shelf } from './Bench.tsx';

const looks: readonly ButtonLook[] = ['plain', 'primary', 'lead', 'ghost', 'accent', 'danger'];

export function Buttons() {
  return (
    <Bench name="Button">
      {looks.map((look) => (
        <Shelf key={look} name={look}>
          <Button look={look}>Rest</Button>
          <Button look={look} icon="play" keys={['Ctrl', 'Enter']}>
            With keys
          </Button>
          <Button look={look} className="is-focus">
            Focus
          </Button>
          <Button look={look} isDisabled icon="play">
            Disabled
          </Button>
          <Button look={look} isPending icon="play">
            Pending
          </Button>
        </Shelf>
      ))}
      <Shelf name="sizes">
        <Button size="sm" icon="plus">
          24 high
        </Button>
        <Button icon="plus">28 high</Button>
        <Button size="lg" icon="plus" after="chev-d">
          32 high
        </Button>
        <Button isOn>Stays pressed</Button>
      </Shelf>
      <Shelf name="icon only">
        <IconButton icon="arr-l" label="Back" keys={['Alt', '←']} />
        <IconButton icon="dots" label="More" size="sm" />
        <IconButton icon="search" label="Search" look="plain" className="is-focus" />
        <IconButton icon="trash" label="Remove" isDisabled />
        <IconButton icon="eye" label="Shown" isOn />
      </Shelf>
      <Shelf name="long text">
        <span style={{ width: 200, overflow: 'hidden' }}>
          <Button>{longText}</Button>
        </span>
        <Hint text="What it does, in a sentence" keys={['?']}>
          <Button look="ghost">Rest the pointer here</Button>
        </Hint>
      </Shelf>
      <Shelf name="key caps">
        <KeyCaps keys={['Ctrl', 'K']} />
        <KeyCaps keys={['G', 'S']} />
        <KeyCaps keys={['Esc']} />
      </Shelf>
    </Bench>
  );
}
