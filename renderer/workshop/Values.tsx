import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Count } from '../ui/Count.tsx';
import { Pair } from '../ui/Pair.tsx';
import { Meter, Progress } from '../ui/Progress.tsx';
import { SmallPair } from '../ui/SmallPair.tsx';
import { Sparkline } from '../ui/Sparkline.tsx';
import { Tile } from '../ui/Tile.tsx';
import { Value } from '../ui/Value.tsx';
import { Bench, longText, Shelf } from './Bench.tsx';

const bars = Array.from({ length: 40 }, (_, index) => ({
  up: (index * 37) % 23,
  down: (index * 53) % 17,
}));

export function Values() {
  return (
    <Bench name="Values, badges, pictures of names">
      <Shelf name="value">
        <Value text="Left" tone="l" />
        <Value text="Right" tone="r" />
        <Value text="Agreed" tone="a" />
        <Value text="Plain" />
        <Value text={null} tone="l" />
        <Value text="Gone" tone="r" isStruck />
        <Value text="On its way" tone="l" isMid />
        <span className="narrow-value">
          <Value text={longText} tone="r" />
        </span>
      </Shelf>
      <Shelf name="badge">
        <Badge look="done" icon="refresh">
          Done
        </Badge>
        <Badge look="need" icon="brake">
          Needs you
        </Badge>
        <Badge look="fail" icon="err">
          Failed
        </Badge>
        <Badge look="grey" icon="pause">
          Resting
        </Badge>
        <Badge look="acc">New</Badge>
        <Badge look="line">Plain</Badge>
      </Shelf>
      <Shelf name="count">
        <Count of={3} />
        <Count of={23} needs label="23 need you" />
        <Count of={100000} />
      </Shelf>
      <Shelf name="tile">
        <Tile label="Little shop" size={16} />
        <Tile label="Little shop" size={20} />
        <Tile label="Little shop" tone="l" />
        <Tile label="HubSpot" size={32} tone="r" />
        <Tile label="Warehouse" size={40} />
        <Tile label="" size={32} />
        <Avatar name="Dana Lind" />
      </Shelf>
      <Shelf name="pair">
        <Pair left="Little shop" right="Warehouse" />
        <Pair left="Little shop" right="Warehouse" way="to-right" size={28} />
        <Pair left="Little shop" right="Warehouse" way="to-left" size={28} />
        <SmallPair left="Little shop" right="Warehouse" way="both" />
        <SmallPair left="Little shop" right="Warehouse" way="to-right" />
      </Shelf>
      <Shelf name="progress, meter">
        <Progress label="A third" share={0.33} width={160} />
        <Progress label="Nobody knows" share={null} width={160} />
        <Meter label="Half used" share={0.5} width={160} />
        <Meter label="Nearly used" share={0.92} width={160} />
      </Shelf>
      <Shelf name="sparkline">
        <span style={{ width: 360 }}>
          <Sparkline label="Both ways" values={bars} />
        </span>
        <span style={{ width: 360 }}>
          <Sparkline label="One way" values={bars.slice(0, 25).map(({ up }) => ({ up, down: 0 }))} />
        </span>
        <span style={{ width: 360 }}>
          <Sparkline label="Resting" values={bars.slice(0, 27)} isIdle />
        </span>
        <span style={{ width: 360 }}>
          <Sparkline label="Empty" values={[]} />
        </span>
      </Shelf>
    </Bench>
  );
}
